/** Considerations as the decree writes them (arrêtés of 22 December 2022). */
import type { DecisionSubject } from '../api/indicators.ts';
import { CLAUSE, CRITERION, RESERVED } from './record.ts';

const WORDS: Record<DecisionSubject, readonly (readonly [number, string])[]> = {
  social: [
    [RESERVED, 'Marché réservé'],
    [CLAUSE, 'Clause sociale'],
    [CRITERION, 'Critère social'],
  ],
  environment: [
    [CLAUSE, 'Clause environnementale'],
    [CRITERION, 'Critère environnemental'],
  ],
};

export const NO_CONSIDERATION: Record<DecisionSubject, string> = {
  social: 'Pas de considération sociale',
  environment: 'Pas de considération environnementale',
};

/** Always in that order; empty when there is none, and that is known. */
export const considerationNames = (subject: DecisionSubject, bits: number, kind: string): string[] =>
  WORDS[subject].flatMap(([bit, word]) => ((bits & bit) === 0 ? [] : [bit === RESERVED && kind === 'concession' ? 'Concession réservée' : word]));

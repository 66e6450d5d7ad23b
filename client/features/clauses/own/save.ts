/** The clause being written: its sections, its saver, its words in a comparison of versions. */
import { createContext } from 'react';
import type { OwnClause, OwnClauseContent, OwnClauseField } from '#shared/api/own-clauses.ts';
import { blocksText } from '#shared/block/text.ts';
import { FIELD_LABELS } from '#shared/clause/labels.ts';
import { CCAG_LABELS, CONFIDENCE_LABELS, CONTRACT_TYPE_LABELS, LEVER_LABELS, PIECE_LABELS, THEME_LABELS } from '../../../labels.ts';
import { describeValue, type Vocabulary } from '../../../save/describe.ts';
import { saverRegistry, useFaultOf, useSaverOf, useSectionOf, useStateOf } from '../../../save/hooks.ts';
import type { Saver } from '../../../save/saver.ts';
import { sectionsOf } from '../../../save/sections.ts';
import { TYPE_LABELS } from './words.ts';

export type OwnClauseSaver = Saver<OwnClauseContent, OwnClause>;

export const clauseSaverFor = saverRegistry<OwnClauseContent, OwnClause>({
  sections: sectionsOf<OwnClauseContent>(FIELD_LABELS),
  path: '/api/own-clauses',
  storedAs: 'ownClause',
  hasVersions: false,
});

export const OwnClauseContext = createContext<OwnClauseSaver | null>(null);
export const useClauseSaver = (): OwnClauseSaver => useSaverOf(OwnClauseContext);
export const useClauseState = () => useStateOf(useClauseSaver());
export const useClauseField = <K extends OwnClauseField>(field: K) => useSectionOf(useClauseSaver(), field);
/** The server's sentence for a field it refused. */
export const useClauseFault = (path: string): string | undefined => useFaultOf(useClauseSaver(), path);

export const CLAUSE_WORDS: Vocabulary = {
  labels: {
    title: 'Titre',
    label: 'Nom',
    type: 'Type',
    unit: 'Unité',
    min: 'Au moins',
    max: 'Au plus',
    maxLength: 'Caractères au plus',
    default: 'Valeur de départ',
    help: 'Aide',
    required: 'Obligatoire',
    options: 'Choix',
    value: 'Valeur',
    text: 'Texte',
    references: 'Articles',
    article: 'Article du CCAG',
    confidence: 'Certitude',
    piece: 'Pièce',
    blocks: 'Texte',
  },
  hidden: new Set(['id']),
  worded: new Set(['type', 'piece', 'confidence']),
  words: {
    ...TYPE_LABELS,
    ...PIECE_LABELS,
    ...Object.fromEntries(Object.entries(CONFIDENCE_LABELS).map(([key, { word }]) => [key, word])),
  },
  write: () => null,
};

const CODES: Partial<Record<OwnClauseField, Readonly<Record<string, string>>>> = {
  levers: LEVER_LABELS,
  themes: THEME_LABELS,
  contractTypes: CONTRACT_TYPE_LABELS,
  ccag: CCAG_LABELS,
};

/** A field as lines two people can compare. */
export function describeClause(clause: OwnClauseContent, field: OwnClauseField): string[] {
  if (field === 'texts')
    return clause.texts.flatMap(({ piece, blocks }) => [
      PIECE_LABELS[piece],
      ...blocksText(blocks)
        .split('\n')
        .filter(Boolean)
        .map((line) => `  ${line}`),
    ]);
  if (field === 'confidence') return [CONFIDENCE_LABELS[clause.confidence].word];
  const value = clause[field];
  const codes = CODES[field];
  return describeValue(CLAUSE_WORDS, field, codes && Array.isArray(value) ? value.map((code) => codes[String(code)] ?? String(code)) : value);
}

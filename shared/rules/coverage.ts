/**
 * Obligations of the consultation that no uploaded piece carries, and clauses it chose that the library no longer holds.
 * A piece not sent proves nothing: each check waits for the piece where the text belongs.
 */
import type { Piece } from '../api/clauses.ts';
import type { Finding } from '../api/findings.ts';
import type { LotRegime, TenderContent, TenderLot } from '../api/tenders.ts';
import type { Law } from '../tender/law.ts';
import { tenderRegime } from '../tender/regime.ts';
import { toFinding } from './engine.ts';
import { hasInsertion, isEnvironmental, isReserved, isSocial } from './helpers.ts';
import { about, CRITERIA, type PieceReading, type Sentence } from './reading.ts';
import { nowhere, type PieceContent, type Rule } from './rule.ts';

type Duty = {
  rule: Rule;
  /** What is looked for, in the message: « les heures d’insertion ». */
  name: string;
  path: string;
  due: (lot: TenderLot, regime: LotRegime) => boolean;
  /** Pieces where the text may stand. */
  pieces: readonly Piece[];
  /** It is judged once one of these was sent. */
  waitsFor: readonly Piece[];
  says: (sentence: Sentence) => boolean;
};

const EXECUTION: readonly Piece[] = ['ccap', 'cctp', 'ae', 'annexe'];
const INSERTION = /\b(?:insertion|clauses? sociales?|eloignee?s? de emploi)\b/;
const SOCIAL =
  /\b(?:insertion|clauses? sociales?|conditions? (?:execution )?sociales?|eloignee?s? de emploi|handicap\w*|apprenti\w*|egalite (?:professionnelle|entre|femmes|de traitement)|discrimination\w*|violences? sexistes|conditions? de travail|droits? fondamentaux|travail decent|oit)\b/;
const ENVIRONMENT = /\b(?:environnement\w*|ecologi\w+|recycl\w+|reemploi\w*|biodiversite|carbone|gaz a effet de serre|dechets?|economies? energie)\b/;
/** A cost over the life of the thing bought is the environmental criterion itself (R. 2152-7). */
const LIFE_CYCLE_COST = /\b(?:couts? (?:du |de |sur le )?cycle de vie|couts? globa(?:l|ux))\b/;
const RESERVED = /\breserv\w+\b/;
const HOLDERS =
  /\b(?:l 2113 1[2345]|l 3113 [123]|insertion|handicap\w*|entreprises? adaptees?|esat|etablissements? et services? (?:d )?accompagnement par le travail|economie sociale|penitentiaire\w*|detenu\w*)\b/;

const base = { severity: 'attention', confidence: 'confirmed' } as const;
const EXPLANATION = 'Une obligation que les pièces ne portent pas ne lie pas le titulaire, et les candidats ne peuvent pas la chiffrer.';
const PROPOSAL = 'Insérer la clause dans la pièce, ou corriger la consultation si l’obligation n’a plus lieu d’être.';
const ruleOf = (id: string, title: string, ...references: string[]): Rule => ({ ...base, id, title, references, explanation: EXPLANATION, proposal: PROPOSAL });

/** Surely due: what the law leaves in doubt is for L01 and L06 to say, as a doubt. */
const isDue = ({ obligation }: LotRegime['socialCondition']): boolean => obligation === 'required';

const DUTIES: readonly Duty[] = [
  {
    rule: ruleOf('X06', 'Heures d’insertion sans texte', 'ccp-l2112-2'),
    name: 'les heures d’insertion',
    path: 'insertion',
    due: hasInsertion,
    pieces: EXECUTION,
    waitsFor: ['ccap', 'cctp'],
    says: (sentence) => about(sentence, INSERTION),
  },
  {
    rule: ruleOf('X07', 'Condition sociale sans texte', 'ccp-l2112-2'),
    name: 'une condition sociale',
    path: 'conditions',
    due: (lot, { socialCondition }) =>
      !hasInsertion(lot) && (lot.conditions.some(({ family }) => family === 'social') || (isDue(socialCondition) && lot.exception === null)),
    pieces: EXECUTION,
    waitsFor: ['ccap', 'cctp'],
    says: (sentence) => about(sentence, SOCIAL),
  },
  {
    rule: ruleOf('X08', 'Condition environnementale sans texte', 'ccp-l2112-2'),
    name: 'une condition environnementale',
    path: 'conditions',
    due: (lot, { environmentalCondition }) => lot.conditions.some(({ family }) => family === 'environmental') || isDue(environmentalCondition),
    pieces: EXECUTION,
    waitsFor: ['ccap', 'cctp'],
    says: (sentence) => about(sentence, ENVIRONMENT),
  },
  {
    rule: ruleOf('X09', 'Critère environnemental sans texte', 'ccp-l2152-7'),
    name: 'un critère environnemental',
    path: 'criteria',
    due: (lot, { environmentalCriterion }) => lot.criteria.some(isEnvironmental) || isDue(environmentalCriterion),
    pieces: ['rc', 'avis'],
    waitsFor: ['rc'],
    says: (sentence) => (about(sentence, CRITERIA) && about(sentence, ENVIRONMENT)) || about(sentence, LIFE_CYCLE_COST),
  },
  {
    rule: ruleOf('X10', 'Critère social sans texte', 'ccp-l2152-7'),
    name: 'un critère social',
    path: 'criteria',
    due: (lot) => lot.criteria.some(isSocial),
    pieces: ['rc', 'avis'],
    waitsFor: ['rc'],
    says: (sentence) => about(sentence, CRITERIA) && about(sentence, SOCIAL),
  },
  {
    rule: ruleOf('X11', 'Réservation sans texte', 'ccp-r2113-7'),
    name: 'la réservation',
    path: 'reservation',
    due: isReserved,
    pieces: ['rc', 'avis', 'ae', 'ccap'],
    waitsFor: ['rc'],
    says: (sentence) => about(sentence, RESERVED) && about(sentence, HOLDERS),
  },
];

const namesOf = (lots: readonly TenderLot[], { lots: all }: TenderContent): string =>
  all.length === 1 ? '' : lots.length === 1 ? ` pour le lot ${lots[0]?.number ?? ''}` : ` pour les lots ${lots.map(({ number }) => number).join(', ')}`;

/** One finding for each obligation that the pieces sent should carry and do not. */
export function checkCoverage(pieces: readonly PieceContent[], tender: TenderContent, law: Law): Finding[] {
  if (pieces.length === 0) return [];
  const regime = tenderRegime(tender, law);
  return DUTIES.flatMap(({ rule, name, path, due, pieces: where, waitsFor, says }): Finding[] => {
    const lots = tender.lots.filter((lot, index) => {
      const ofLot = regime.lots[index];
      return ofLot !== undefined && due(lot, ofLot);
    });
    const [first] = lots;
    const sent = pieces.filter(({ facts }) => waitsFor.includes(facts.kind));
    const written = pieces.some(({ facts, reading }) => where.includes(facts.kind) && reading.sentences.some(says));
    if (!first || sent.length === 0 || written) return [];
    const message = `Aucune des pièces envoyées n’écrit ${name}${namesOf(lots, tender)}.`;
    const lotId = lots.length === 1 ? first.id : null;
    return [toFinding(rule, { message }, { ...nowhere, scope: lotId === null ? 'tender' : 'lot', lotId, path: `lots/${tender.lots.indexOf(first)}/${path}` })];
  });
}

const GONE = {
  ...ruleOf('X12', 'Clause absente de la bibliothèque', 'ccp-l2112-2'),
  explanation: 'Cette clause n’existe plus dans la bibliothèque : son texte ne peut plus être écrit dans les pièces.',
  proposal: 'Retirer cette clause du lot, ou en choisir une autre.',
};

/** Chosen clauses that the library does not hold (any more). */
export const checkChoices = (tender: TenderContent, slugs: ReadonlySet<string>): Finding[] =>
  tender.lots.flatMap((lot, index) =>
    lot.clauses
      .filter(({ slug }) => !slugs.has(slug))
      .map(({ slug }) =>
        toFinding(
          GONE,
          { message: `La clause « ${slug} » n’est pas dans la bibliothèque.` },
          { ...nowhere, scope: 'lot', lotId: lot.id, path: `lots/${index}/clauses/${slug}` },
        ),
      ),
  );

/** The sentences of a piece and of the clauses planned for it. */
export const withPlanned = (reading: PieceReading, planned: PieceReading): PieceReading => ({
  paragraphs: [...reading.paragraphs, ...planned.paragraphs],
  sentences: [...reading.sentences, ...planned.sentences],
  folded: `${reading.folded}\n${planned.folded}`,
});

import type { Structure } from '../api/tenders.ts';
import { hitsOf, isReserved, nameOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const NOT_ENTITLED: Partial<Record<Structure, string>> = {
  geiq: 'GEIQ',
  regie: 'régie non conventionnée',
  esus: 'ESUS',
  inclusive: '« entreprise inclusive »',
  qpv: 'entreprise d’un quartier prioritaire',
};
const RESERVED_TO =
  /\b(?:lots?|marches?|concession|participation|procedure|consultation)\b(?: \w+){0,6} reserve\w*(?: \w+){0,12} (geiq|groupements? employeurs pour insertion\w*|regies? de quartier|entreprises? inclusives?|esus|entreprises? solidaires? utilite sociale|qpv|quartiers? prioritaires?)\b/;

/** GEIQ is not an SIAE in the public registers of 2026 (single source); « structure équivalente » with proof stays open. */
export const L36: Rule = {
  id: 'L36',
  title: 'Lot réservé à des structures qui n’y ont pas droit',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2113-12', 'ccp-l2113-13', 'ccp-r2113-7'],
  seeAlso: ['ctrav-l5132-4', 'ctrav-l5213-13'],
  pieces: ['avis', 'rc', 'ccap', 'ae'],
  explanation:
    'La réservation vise les entreprises adaptées, les ESAT, les structures d’insertion par l’activité économique et leurs équivalents. Un GEIQ, une régie non conventionnée, une ESUS ou une adresse en quartier prioritaire n’y donnent pas droit.',
  proposal: 'Écrire « ou structures équivalentes » et demander la preuve de la proportion légale.',
  lot: (lot, { tender }) => {
    const named = lot.reservation.structures.flatMap((structure) => NOT_ENTITLED[structure] ?? []);
    if (!isReserved(lot) || named.length === 0) return [];
    return [
      {
        message: `${nameOf(lot, tender)} est réservé à : ${named.join(', ')}.`,
        path: 'reservation/structures',
        ...(lot.reservation.structures.includes('equivalent') ? { severity: 'attention' as const } : {}),
      },
    ];
  },
  text: ({ reading }) =>
    hitsOf(
      find(
        reading,
        RESERVED_TO,
        (sentence) => asserts(sentence) && !/\b(?:equivalent\w*|conventionnee?s?|a condition|justifi\w+|prouv\w+|preuve)\b/.test(sentence.folded),
      ),
      (matched) => `La réservation vise une structure qui n’y a pas droit : « ${matched} ».`,
    ),
};

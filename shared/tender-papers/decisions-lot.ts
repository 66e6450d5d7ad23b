/** One lot in the note on the decisions: what it is, the levers in the person's order, clauses, criteria, objectives served. */
import type { LeverRecommendation } from '../api/recommendations.ts';
import type { TenderLot } from '../api/tenders.ts';
import { formatMoney, formatRate } from '../format.ts';
import { callout, cell, chapter, column, missingCell, section, strong, typedText } from '../scheme/document/helpers.ts';
import type { Cell, DocumentNode } from '../scheme/document/nodes.ts';
import { EXCEPTION_TITLES } from '../tender/exceptions.ts';
import { listed } from '../tender/names.ts';
import { hoursGap, hoursSummary } from './hours-words.ts';
import { type Citer, cpvText, lotTitle, type PaperMaterials, sure } from './materials.ts';
import {
  capital,
  CRITERION_WORDS,
  DECISION_WORDS,
  FAMILY_WORDS,
  FIT_WORDS,
  MODE_WORDS,
  pieceShort,
  RESERVATION_WORDS,
  STRUCTURE_WORDS,
  UNKNOWN,
} from './words.ts';

type Row = { label: string; lines: string[] };

function reservationLines({ reservation: { kind, shareBasisPoints, structures } }: TenderLot): string[] {
  if (kind === null) return [UNKNOWN];
  return [
    RESERVATION_WORDS[kind],
    ...(shareBasisPoints === null ? [] : [`Part des publics dans la structure : ${formatRate(shareBasisPoints)}`]),
    ...(structures.length === 0 ? [] : [`Structures admises : ${listed(structures.map((structure) => STRUCTURE_WORDS[structure]))}`]),
  ];
}

function insertionRows({ insertion }: TenderLot): Row[] {
  const { publics, modes, facilitator, penaltyPerHourCents } = insertion;
  return [
    { label: 'Publics', lines: publics.trim() ? [publics.trim()] : [] },
    { label: 'Réalisation', lines: modes.length > 0 ? [capital(listed(modes.map((mode) => MODE_WORDS[mode])))] : [] },
    { label: 'Facilitateur', lines: facilitator.trim() ? [facilitator.trim()] : [] },
    { label: 'Pénalité', lines: penaltyPerHourCents === null ? [] : [`${formatMoney(penaltyPerHourCents)} par heure non réalisée`] },
  ].filter(({ lines }) => lines.length > 0);
}

function factsSheet(materials: PaperMaterials, lot: TenderLot): DocumentNode {
  const kept = materials.hours.find(({ lotId }) => lotId === lot.id);
  const gap = kept ? hoursGap(lot, kept) : '';
  return {
    kind: 'actionSheet',
    code: '',
    title: 'Ce qui est acheté et retenu',
    status: '',
    rows: [
      { label: 'Montant HT', lines: [lot.amountCents === null ? UNKNOWN : formatMoney(lot.amountCents)] },
      ...(lot.durationMonths === null ? [] : [{ label: 'Durée', lines: [`${lot.durationMonths} mois`] }]),
      ...(lot.cpv ? [{ label: 'Code CPV', lines: [cpvText(materials, lot.cpv)] }] : []),
      { label: 'Réservation', lines: reservationLines(lot) },
      { label: 'Heures d’insertion', lines: [...hoursSummary(lot), ...(gap ? [gap] : [])] },
      ...insertionRows(lot),
      ...(lot.exception === null
        ? []
        : [
            {
              label: 'Exception',
              lines: [EXCEPTION_TITLES[lot.exception], lot.circumstances.trim() || 'Circonstances à écrire : sans elles, le motif ne tient pas.'],
            },
          ]),
    ],
  };
}

/** What the analysis says: the fit, then each reason with its article and how sure we are. */
const analysis = ({ fit, reasons }: LeverRecommendation, cite: Citer): Cell =>
  cell(
    FIT_WORDS[fit],
    ...reasons.map(({ text, references, confidence }) => (references.length === 0 ? text : `${text} (${cite(references)} – ${sure(confidence)})`)),
  );

/** Longer, a reason stands under the table, across the page. */
const LONG_REASON = 600;
const isLong = ({ reason }: LeverRecommendation): boolean => reason.trim().length > LONG_REASON;

function motive(lever: LeverRecommendation): Cell {
  if (isLong(lever)) return cell('Sous le tableau');
  if (lever.reason.trim()) return cell(lever.reason.trim());
  return lever.decision === 'undecided' ? cell('—') : missingCell('Motif non écrit');
}

/** Levers nobody decided on stand in one sentence: the note is about the others. */
function undecidedNodes(levers: readonly LeverRecommendation[]): DocumentNode[] {
  const left = levers.filter(({ decision, reason }) => decision === 'undecided' && !reason.trim());
  if (left.length === 0) return [];
  return [callout('source', `Sans décision : ${left.map(({ title, fit }) => `${title} (${FIT_WORDS[fit].toLowerCase()})`).join(' ; ')}.`)];
}

function leverNodes({ recommendations }: PaperMaterials, lot: TenderLot, cite: Citer): DocumentNode[] {
  const advice = recommendations.find(({ lotId }) => lotId === lot.id);
  if (!advice || advice.levers.length === 0) return [];
  const decided = advice.levers.filter(({ decision, reason }) => decision !== 'undecided' || reason.trim());
  const cautions = decided.filter(({ decision }) => decision === 'retained').flatMap((lever) => lever.cautions);
  return [
    section(`leviers-${lot.id}`, advice.reordered ? 'Leviers, dans l’ordre de l’acheteur' : 'Leviers, dans l’ordre proposé', 2, false),
    ...(decided.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: '',
            columns: [column('Levier', 17), column('Décision', 11), column('Motif de l’acheteur', 28), column('Analyse', 44)],
            rows: decided.map((lever) => [strong(lever.title), cell(DECISION_WORDS[lever.decision]), motive(lever), analysis(lever, cite)]),
          },
        ]),
    ...decided.filter(isLong).flatMap(({ title, reason }) => [section(`motif-${lot.id}`, `Motif : ${title}`, 3, false), ...typedText(reason)]),
    ...undecidedNodes(advice.levers),
    ...(cautions.length === 0
      ? []
      : [
          callout(
            'info',
            'À surveiller pour les leviers retenus :',
            ...cautions.map(({ text, references, confidence }) => `– ${text}${references.length > 0 ? ` (${cite(references)} – ${sure(confidence)})` : ''}`),
          ),
        ]),
  ];
}

function clauseNodes({ clauses, tender }: PaperMaterials, lot: TenderLot): DocumentNode[] {
  const chosen = clauses.filter(({ lotId }) => lotId === lot.id);
  if (chosen.length === 0) return [];
  return [
    section(`clauses-${lot.id}`, 'Clauses choisies', 2, false),
    {
      kind: 'table',
      caption: '',
      columns: [column('Clause', 36), column('Pièces', 22), column('Reste à remplir', 27), column('Confiance', 15)],
      rows: chosen.map(({ title, texts, missing, confidence }) => [
        strong(title),
        cell(texts.map(({ piece }) => pieceShort(piece, tender)).join(', ')),
        missing.length === 0 ? cell('Rien') : missingCell(missing.join(' ; ')),
        cell(sure(confidence)),
      ]),
    },
  ];
}

function criteriaNodes(lot: TenderLot): DocumentNode[] {
  if (lot.criteria.length === 0) return [];
  return [
    section(`criteres-${lot.id}`, 'Critères d’attribution', 2, false),
    {
      kind: 'table',
      caption: '',
      columns: [column('Critère', 36), column('Poids', 11, 'right'), column('Nature', 18), column('Pourquoi ce poids', 35)],
      rows: lot.criteria.map(({ title, weightBasisPoints, kind, environmental, justification }) => [
        strong(title.trim() || 'Critère sans titre'),
        cell(weightBasisPoints === null ? '—' : formatRate(weightBasisPoints)),
        cell(CRITERION_WORDS[kind], environmental === true && kind !== 'environment' ? 'tient compte de l’environnement' : ''),
        cell(justification.trim() || '—'),
      ]),
    },
    ...(lot.noWeightsReason.trim() ? [callout('info', `Critères hiérarchisés sans pondération : ${lot.noWeightsReason.trim()}`)] : []),
  ];
}

function conditionNodes({ conditions, id }: TenderLot): DocumentNode[] {
  if (conditions.length === 0) return [];
  return [
    section(`conditions-${id}`, 'Conditions d’exécution', 2, false),
    {
      kind: 'table',
      caption: '',
      columns: [column('Condition', 34), column('Famille', 20), column('Texte', 46)],
      rows: conditions.map(({ title, family, text }) => [strong(title.trim() || 'Sans titre'), cell(FAMILY_WORDS[family]), cell(text.trim() || '—')]),
    },
  ];
}

function objectiveNodes({ recommendations, schemeTitle }: PaperMaterials, lot: TenderLot): DocumentNode[] {
  const served = recommendations.find(({ lotId }) => lotId === lot.id)?.objectives.filter(({ chosen }) => chosen) ?? [];
  if (served.length === 0) return [];
  const items = served.map(({ title, axis }) => ({ content: [{ kind: 'text' as const, text: axis ? `${title} (${axis})` : title }] }));
  return [
    section(`objectifs-${lot.id}`, 'Objectifs du schéma servis', 2, false),
    ...(schemeTitle === null ? [] : [callout('source', schemeTitle)]),
    { kind: 'blocks', blocks: [{ kind: 'list', ordered: false, items }] },
  ];
}

export const lotNodes = (materials: PaperMaterials, lot: TenderLot, cite: Citer): DocumentNode[] => [
  chapter(`lot-${lot.id}`, lotTitle(materials.tender, lot), ''),
  factsSheet(materials, lot),
  ...leverNodes(materials, lot, cite),
  ...clauseNodes(materials, lot),
  ...criteriaNodes(lot),
  ...conditionNodes(lot),
  ...objectiveNodes(materials, lot),
];

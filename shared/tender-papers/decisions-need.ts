/** First chapters of the note on the decisions: in brief, the need, what it is worth, what the law asks. */
import type { LotRegime, RegimeAnswer, TenderContent, TenderLot } from '../api/tenders.ts';
import { formatDay, formatHours, formatMoney, formatNumber } from '../format.ts';
import { CCAG_LABELS } from '../labels.ts';
import { callout, cell, chapter, column, missingCell, section, strong } from '../scheme/document/helpers.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { isConcession } from '../tender/names.ts';
import { hoursPerSlice } from './hours-words.ts';
import { type Citer, cpvText, lotNumbers, lotTitle, type PaperMaterials, sure } from './materials.ts';
import {
  BUYER_WORDS,
  counted,
  EXCLUSION_WORDS,
  FORM_WORDS,
  NATURE_WORDS,
  NON_ALLOTMENT_WORDS,
  OBLIGATION_WORDS,
  PROCEDURE_WORDS,
  RESERVATION_WORDS,
  UNKNOWN,
} from './words.ts';

/** « 1,35 M€ » from a million on: a figure that fits in its box; the exact amount stands under it. */
const roundMoney = (cents: number): string => (cents >= 100_000_000 ? `${formatNumber(Math.round(cents / 1_000_000) / 100)}\u00a0M€` : formatMoney(cents));

/** What a lot keeps: its levers, its reservation when no lever says it, its exception. */
function retainedLines({ recommendations }: PaperMaterials, lot: TenderLot): string[] {
  const kept = (recommendations.find(({ lotId }) => lotId === lot.id)?.levers ?? []).filter(({ decision }) => decision === 'retained');
  const { kind } = lot.reservation;
  const reserved = kind !== null && kind !== 'none' && !kept.some(({ lever }) => lever === 'reserved-lot');
  return [
    ...kept.map(({ title }) => title),
    ...(reserved ? [RESERVATION_WORDS[kind]] : []),
    ...(lot.exception === null ? [] : [lot.circumstances.trim() ? 'Exception invoquée, avec un motif écrit' : 'Exception sans motif écrit']),
  ];
}

/** The consultation in a few figures. */
export function summaryNodes(materials: PaperMaterials): DocumentNode[] {
  const { tender, regime, clauses } = materials;
  const hours = tender.lots.reduce((sum, { insertion }) => sum + (insertion.quarterHours ?? 0), 0);
  const reserved = tender.lots.filter(({ reservation }) => reservation.kind !== null && reservation.kind !== 'none').length;
  const { cents, complete } = regime.value;
  return [
    chapter('bref', 'En bref', ''),
    {
      kind: 'keyFigures',
      items: [
        { label: 'Valeur estimée', value: cents === 0 ? '—' : roundMoney(cents), detail: `hors taxes${complete ? '' : ', au moins'}` },
        { label: 'Heures d’insertion', value: hours === 0 ? '—' : formatHours(hours), detail: hours === 0 ? 'aucune retenue' : 'retenues, tous lots' },
        { label: isConcession(tender) ? 'Réservation' : 'Lots réservés', value: String(reserved), detail: `sur ${tender.lots.length}` },
      ],
    },
    section('lots', 'Lot par lot', 2, false),
    {
      kind: 'table',
      caption: '',
      columns: [
        column('Lot', 30),
        column('Montant HT', 17, 'right'),
        column('Ce qui est retenu', 31),
        column('Heures', 11, 'right'),
        column('Clauses', 11, 'right'),
      ],
      rows: tender.lots.map((lot) => {
        const kept = retainedLines(materials, lot);
        return [
          strong(lotTitle(tender, lot)),
          lot.amountCents === null ? missingCell(UNKNOWN) : cell(formatMoney(lot.amountCents)),
          kept.length === 0 ? missingCell('Aucun levier décidé') : cell(...kept),
          cell(lot.insertion.quarterHours !== null ? formatHours(lot.insertion.quarterHours) : hoursPerSlice(lot) ? 'par tranche' : '—'),
          cell(String(clauses.filter(({ lotId }) => lotId === lot.id).length)),
        ];
      }),
    },
  ];
}

function durationText({ duration: { months, renewals, renewalMonths } }: TenderContent): string {
  const first = months === null ? UNKNOWN : `${months} mois`;
  if (renewals === null) return `${first} ; reconductions non renseignées`;
  if (renewals === 0) return `${first}, sans reconduction`;
  return `${first}, reconductible ${renewals} fois${renewalMonths === null ? '' : ` pour ${renewalMonths} mois`}`;
}

function allotmentText({ allotment: { divided, case: why, reason }, lots }: TenderContent): string {
  if (divided === null) return UNKNOWN;
  if (divided) return counted(lots.length, 'lot', 'lots');
  return ['Non alloti', why ? ` : ${NON_ALLOTMENT_WORDS[why]}` : '', reason.trim() ? `. ${reason.trim()}` : ''].join('');
}

const ccagText = ({ procedure: { ccag } }: TenderContent): string => (ccag === null ? UNKNOWN : ccag === 'none' ? 'Aucun' : CCAG_LABELS[ccag]);

/** What is bought, by whom, how and when. */
export function needNodes(materials: PaperMaterials): DocumentNode[] {
  const { tender, schemeTitle } = materials;
  const { need, buyer, procedure } = tender;
  const rows: [string, string][] = [
    ['Objet', need.object.trim() || UNKNOWN],
    [
      isConcession(tender) ? 'Autorité concédante' : 'Acheteur',
      [buyer.name.trim() || UNKNOWN, buyer.kind ? BUYER_WORDS[buyer.kind] : ''].filter(Boolean).join(' – '),
    ],
    ['Nature', need.nature ? NATURE_WORDS[need.nature] : UNKNOWN],
    ['Contrat', need.form ? FORM_WORDS[need.form] : UNKNOWN],
    ['Procédure', procedure.kind ? PROCEDURE_WORDS[procedure.kind] : UNKNOWN],
    ...(isConcession(tender) ? [] : [['CCAG', ccagText(tender)] satisfies [string, string]]),
    ['Code CPV', need.cpv ? cpvText(materials, need.cpv) : UNKNOWN],
    ['Lancement', procedure.launchOn ? formatDay(procedure.launchOn) : 'Date non fixée'],
    ['Durée', durationText(tender)],
    ...(isConcession(tender) ? [] : [['Allotissement', allotmentText(tender)] satisfies [string, string]]),
    ...(procedure.exclusion && procedure.exclusion !== 'none' ? [['Exclusion', EXCLUSION_WORDS[procedure.exclusion]] satisfies [string, string]] : []),
    ...(schemeTitle === null ? [] : [['Schéma servi', schemeTitle] satisfies [string, string]]),
  ];
  return [
    chapter('besoin', 'Le besoin', ''),
    { kind: 'actionSheet', code: '', title: tender.title, status: '', rows: rows.map(([label, text]) => ({ label, lines: [text] })) },
  ];
}

/** The estimated value and its working, against the thresholds of the day. */
export function valueNodes({ regime: { value, thresholds, on } }: PaperMaterials, cite: Citer): DocumentNode[] {
  return [
    chapter('valeur', 'La valeur estimée', ''),
    {
      kind: 'table',
      caption: '',
      columns: [column('Étape', 48), column('Montant HT', 22, 'right'), column('Article', 30)],
      rows: [
        ...value.steps.map(({ label, cents, references }) => [cell(label), cell(formatMoney(cents)), cell(cite(references))]),
        [strong(value.complete ? 'Valeur estimée' : 'Valeur connue à ce jour'), strong(formatMoney(value.cents)), cell()],
      ],
    },
    ...(value.complete ? [] : [callout('doubt', `Il manque ${value.missing.join(' ; ')}. La somme est donc un minimum.`)]),
    ...value.warnings.map((warning) => callout('doubt', warning)),
    ...(thresholds.length === 0
      ? []
      : ([
          {
            kind: 'table',
            caption: `Seuils européens au ${formatDay(on)}`,
            columns: [column('Seuil', 55), column('Montant HT', 22, 'right'), column('Confiance', 23)],
            rows: thresholds.map(({ title, cents, confidence }) => [
              cell(title),
              cents === null ? missingCell('Inconnu à cette date') : cell(formatMoney(cents)),
              cell(sure(confidence)),
            ]),
          },
        ] satisfies DocumentNode[])),
  ];
}

const POINTS = [
  ['Condition sociale', 'socialCondition'],
  ['Condition environnementale', 'environmentalCondition'],
  ['Critère environnemental', 'environmentalCriterion'],
  ['Plusieurs critères', 'severalCriteria'],
  ['Critère social', 'socialCriterion'],
  ['Rapport annuel du concessionnaire', 'annualReport'],
] as const satisfies readonly (readonly [string, keyof LotRegime])[];

/** Lots that receive the same answer stand together. */
function answersOf(lots: readonly LotRegime[], point: (typeof POINTS)[number][1]): { answer: RegimeAnswer; ids: string[] }[] {
  const groups = new Map<string, { answer: RegimeAnswer; ids: string[] }>();
  for (const lot of lots) {
    const answer = lot[point];
    if (!answer) continue;
    const key = `${answer.obligation} ${answer.reason}`;
    groups.set(key, { answer, ids: [...(groups.get(key)?.ids ?? []), lot.lotId] });
  }
  return [...groups.values()];
}

/** What the law requires of each lot, with its articles. */
export function regimeNodes({ tender, regime }: PaperMaterials, cite: Citer): DocumentNode[] {
  return [
    chapter('droit', `Ce que la loi demande au ${formatDay(regime.on)}`, ''),
    {
      kind: 'table',
      caption: '',
      columns: [column('Point', 19), column('Réponse', 13), column('Pourquoi', 37), column('Article et confiance', 31)],
      rows: POINTS.flatMap(([title, point]) => {
        const groups = answersOf(regime.lots, point);
        return groups.map(({ answer, ids }) => [
          strong(title, groups.length > 1 ? lotNumbers(tender, ids) : ''),
          cell(OBLIGATION_WORDS[answer.obligation]),
          cell(answer.reason),
          cell(cite(answer.references), sure(answer.confidence)),
        ]);
      }),
    },
  ];
}

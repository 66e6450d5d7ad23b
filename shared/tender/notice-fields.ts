/** The eForms fields of one lot, in the order of the notice: a typed value wins (« saisi »), else what the lot contains decides. */
import type { NoticeEntry, NoticeField } from '../api/notice.ts';
import { BT06, BT71, BT736, BT754, BT774, BT775, type Reservation, type TenderContent, type TenderCriterion, type TenderLot } from '../api/tenders.ts';
import { formatNumber } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { isEnvironmentLot, isSocialLot, type LotFacts } from './notice-facts.ts';
import {
  BT06_LABELS,
  BT5421_LABELS,
  BT539_LABELS,
  BT71_LABELS,
  BT726_LABELS,
  BT736_LABELS,
  BT754_LABELS,
  BT774_LABELS,
  BT775_LABELS,
  BT805_LABELS,
  NOTICE_FIELD_LABELS,
} from './notice-labels.ts';

export type FieldAsk = { tender: TenderContent; lot: TenderLot; facts: LotFacts };

const TYPED = 'saisi';
/** Characters of BT-70, BT-777 and BT-755 in the notice. */
export const MOST_CHARACTERS = 6000;

const entry = (field: NoticeField, why: string, more: Partial<Pick<NoticeEntry, 'codes' | 'text' | 'group'>>): NoticeEntry => ({
  field,
  label: NOTICE_FIELD_LABELS[field],
  codes: [],
  text: '',
  group: '',
  why: frenchTypography(why),
  ...more,
});

/** Codes in the order of the published list; one that is not in it cannot be written. */
const coded = <T extends string>(list: readonly T[], labels: Record<T, string>, codes: readonly T[]): NoticeEntry['codes'] =>
  list.filter((code) => codes.includes(code)).map((code) => ({ code, label: labels[code] }));

const cut = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text);

/** BT-06 as typed or deduced; empty while nothing is decided. */
export function strategicCodes({ tender, lot, facts }: FieldAsk): (typeof BT06)[number][] {
  if (lot.notice.bt06 !== null) return lot.notice.bt06;
  const found = [
    ...(isEnvironmentLot(facts) ? (['env-imp'] as const) : []),
    ...(isSocialLot(facts) ? (['soc-obj'] as const) : []),
    ...(tender.procedure.kind === 'innovation-partnership' ? (['inn-pur'] as const) : []),
  ];
  return found.length > 0 ? found : facts.decided ? ['none'] : [];
}

function strategicText({ lot, facts }: FieldAsk): string {
  const line = (name: string, titles: readonly string[]): string[] => (titles.length > 0 ? [`${name} : ${titles.join(' ; ')}.`] : []);
  return frenchTypography(
    [
      ...(facts.reserved ? [lot.reservation.noticeMention.trim() || 'Participation réservée.'] : []),
      ...line('Conditions d’exécution sociales', facts.socialConditions),
      ...line('Critères sociaux', facts.socialCriteria),
      ...line('Conditions d’exécution environnementales', facts.environmentConditions),
      ...line('Critères environnementaux', facts.environmentCriteria),
    ].join(' '),
  );
}

function strategic(ask: FieldAsk): NoticeEntry[] {
  const { lot, facts } = ask;
  const codes = strategicCodes(ask);
  const { notice } = lot;
  const allowed = codes.length > 0 && !codes.includes('none');
  const subjects = <T extends string>(
    field: NoticeField,
    wanted: boolean,
    list: readonly T[],
    labels: Record<T, string>,
    typed: readonly T[],
    found: readonly T[],
  ) =>
    wanted
      ? [
          entry(field, typed.length > 0 ? TYPED : 'd’après les clauses, critères et réservations du lot', {
            codes: coded(list, labels, typed.length > 0 ? typed : found),
          }),
        ]
      : [];
  return [
    entry('BT-06', notice.bt06 !== null ? TYPED : facts.decided ? 'd’après les clauses, critères et réservations du lot' : 'rien n’est décidé pour ce lot', {
      codes: coded(BT06, BT06_LABELS, codes),
    }),
    ...(allowed
      ? [entry('BT-777', notice.bt777.trim() ? TYPED : 'résumé de ce que le lot contient', { text: cut(notice.bt777.trim() || strategicText(ask)) })]
      : []),
    ...subjects('BT-774', codes.includes('env-imp'), BT774, BT774_LABELS, notice.bt774, facts.environment),
    ...subjects('BT-775', codes.includes('soc-obj'), BT775, BT775_LABELS, notice.bt775, facts.social),
    ...(codes.includes('env-imp')
      ? [
          entry('BT-805', 'critères propres à l’acheteur ; « eu » ou « national » si vous reprenez une liste publiée', {
            codes: [{ code: 'other', label: BT805_LABELS.other }],
          }),
        ]
      : []),
  ];
}

const BT71_OF: Record<Reservation, (typeof BT71)[number]> = {
  none: 'none',
  disability: 'res-ws',
  siae: 'res-ws',
  both: 'res-ws',
  prison: 'res-ws',
  ess: 'res-pub-ser',
};
export const expectedReservation = ({ reservation }: TenderLot): (typeof BT71)[number] | null => (reservation.kind === null ? null : BT71_OF[reservation.kind]);

function reservedEntries({ lot }: FieldAsk): NoticeEntry[] {
  const { bt71, bt736 } = lot.notice;
  const participation = bt71 ?? expectedReservation(lot);
  const execution = bt736 ?? (lot.reservation.kind === null ? 'not-known' : 'no');
  const prison =
    lot.reservation.kind === 'prison' ? ' ; à vérifier : la liste européenne n’a pas de code propre à la production en établissement pénitentiaire' : '';
  return [
    entry('BT-71', bt71 ? TYPED : participation === null ? 'la réservation du lot n’est pas décidée' : `d’après la réservation du lot${prison}`, {
      codes: participation === null ? [] : coded(BT71, BT71_LABELS, [participation]),
    }),
    entry('BT-736', bt736 ? TYPED : 'réserver la participation n’impose pas d’exécuter en emploi protégé : « oui » seulement si le marché l’impose', {
      codes: coded(BT736, BT736_LABELS, [execution]),
    }),
  ];
}

function accessibility({ tender, lot, facts }: FieldAsk): NoticeEntry[] {
  const { bt754, bt755 } = lot.notice;
  const written = facts.clauses.some(({ family }) => family.themes.includes('accessibility'));
  const found = bt754 ?? (written ? 'inc' : tender.need.usedByPeople === false ? 'n-inc' : null);
  const why = bt754
    ? TYPED
    : written
      ? 'une clause d’accessibilité est choisie'
      : found
        ? 'l’achat n’est pas utilisé par des personnes'
        : 'accessibilité non décidée';
  return [
    entry('BT-754', why, { codes: found ? coded(BT754, BT754_LABELS, [found]) : [] }),
    ...(found === 'n-inc-just' ? [entry('BT-755', TYPED, { text: cut(bt755.trim()) })] : []),
  ];
}

/** The notice texts of the execution conditions, as the clauses write them, and the conditions typed. */
function conditionsEntry({ lot, facts }: FieldAsk): NoticeEntry[] {
  if (lot.notice.bt70.trim()) return [entry('BT-70', TYPED, { text: cut(lot.notice.bt70.trim()) })];
  const written = facts.clauses
    .filter(({ family }) => family.levers.includes('execution-condition'))
    .map(({ clause }) => clause.texts.find(({ piece }) => piece === 'avis')?.text ?? `${clause.title}.`);
  const own = lot.conditions
    .filter(({ clauseSlug }) => !facts.clauses.some(({ clause }) => clause.slug === clauseSlug))
    .map(({ title, text }) => text.trim() || title.trim())
    .filter((text) => text !== '');
  const text = [...written, ...own].join('\n\n');
  return [entry('BT-70', text ? 'texte d’avis des clauses et conditions du lot' : 'aucune condition d’exécution n’est écrite', { text: cut(text) })];
}

const criterionType = ({ kind }: TenderCriterion): 'price' | 'cost' | 'quality' => (kind === 'price' || kind === 'cost' ? kind : 'quality');

function criterionEntries(criterion: TenderCriterion, rank: number, lot: TenderLot): NoticeEntry[] {
  const group = `${rank}. ${criterion.title.trim() || 'Critère sans titre'}`;
  const description = [criterion.title, criterion.elements, criterion.method]
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter(Boolean)
    .join('. ');
  const why =
    criterion.kind === 'social' || criterion.kind === 'environment'
      ? 'les listes européennes classent un critère social ou environnemental en qualité'
      : 'd’après le critère';
  const weighted = criterion.weightBasisPoints !== null;
  const ordered = !weighted && lot.noWeightsReason.trim() !== '';
  return [
    entry('BT-539', why, { group, codes: [{ code: criterionType(criterion), label: BT539_LABELS[criterionType(criterion)] }] }),
    entry('BT-540', 'titre, éléments jugés et façon de noter', { group, text: cut(description) }),
    ...(weighted || ordered
      ? [
          entry('BT-5421', weighted ? 'poids du critère' : 'pas de poids, avec une raison objective', {
            group,
            codes: [weighted ? { code: 'per-exa', label: BT5421_LABELS['per-exa'] } : { code: 'ord-imp', label: BT5421_LABELS['ord-imp'] }],
          }),
          entry('BT-541', weighted ? 'poids du critère' : 'rang du critère', {
            group,
            text: weighted ? formatNumber((criterion.weightBasisPoints ?? 0) / 100) : String(rank),
          }),
        ]
      : []),
  ];
}

/** Said only when something was done for small firms; the field is optional. */
const smallFirms = ({ facts }: FieldAsk): NoticeEntry[] =>
  facts.clauses.some(({ family }) => family.themes.includes('small-firms'))
    ? [entry('BT-726', 'une clause d’accès des petites entreprises est choisie', { codes: [{ code: 'true', label: BT726_LABELS.true }] })]
    : [];

export const noticeEntries = (ask: FieldAsk): NoticeEntry[] => [
  ...strategic(ask),
  ...accessibility(ask),
  ...reservedEntries(ask),
  ...conditionsEntry(ask),
  ...ask.lot.criteria.flatMap((criterion, index) => criterionEntries(criterion, index + 1, ask.lot)),
  ...smallFirms(ask),
];

/** What stops a notice from being right, in words: the rules of the European validator we know, and the lot against itself. */
import type { DecpEntry, NoticeEntry, NoticeField } from '../api/notice.ts';
import { formatRate } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { decpEnvironment, decpSocial } from './notice-decp.ts';
import { essFaults } from './ess-limits.ts';
import type { Law } from './law.ts';
import { isConcession, listed } from './names.ts';
import { expectedReservation, type FieldAsk, MOST_CHARACTERS, strategicCodes } from './notice-fields.ts';
import { isEnvironmentLot, isSocialLot } from './notice-facts.ts';

const NO_SOCIAL = 'Pas de considération sociale';
const NO_ENVIRONMENT = 'Pas de considération environnementale';

const when = (fault: boolean, message: string): string[] => (fault ? [message] : []);

function strategicFaults(ask: FieldAsk): string[] {
  const { lot, facts, tender } = ask;
  const { bt06, bt774, bt775, bt777 } = lot.notice;
  const codes = strategicCodes(ask);
  const none = codes.includes('none');
  return [
    ...when(codes.length === 0, 'BT-06 : rien n’est décidé pour ce lot ; choisir des objectifs, ou « none » si rien n’est prévu.'),
    ...when(none && codes.length > 1, 'BT-06 : « none » ne se cumule pas avec un objectif.'),
    ...when(none && bt777.trim() !== '', 'BT-777 : la description est interdite quand BT-06 vaut « none » ; elle n’est pas recopiée.'),
    ...when(
      none && (isSocialLot(facts) || isEnvironmentLot(facts)) && bt06 !== null,
      'BT-06 vaut « none » alors que le lot contient du social ou de l’environnement.',
    ),
    ...when(bt06 !== null && !none && isSocialLot(facts) && !codes.includes('soc-obj'), 'BT-06 : ajouter « soc-obj », le lot contient du social.'),
    ...when(
      bt06 !== null && !none && isEnvironmentLot(facts) && !codes.includes('env-imp'),
      'BT-06 : ajouter « env-imp », le lot contient de l’environnement.',
    ),
    ...when(bt774.length > 0 && !codes.includes('env-imp'), 'BT-774 suppose « env-imp » en BT-06.'),
    ...when(bt775.length > 0 && !codes.includes('soc-obj'), 'BT-775 suppose « soc-obj » en BT-06.'),
    ...when(codes.includes('inn-pur'), 'BT-776 (type d’innovation) est à remplir sur la plateforme : Clausier ne l’écrit pas.'),
    ...when(tender.procedure.kind === 'direct-award', 'Achat sans avis : ces champs ne servent que si un avis est publié.'),
  ];
}

function reservationFaults({ tender, lot }: FieldAsk, law: Law): string[] {
  const { bt71 } = lot.notice;
  const expected = expectedReservation(lot);
  return [
    ...when(
      expected === null && bt71 === null,
      isConcession(tender)
        ? 'BT-71 : dire si la concession est réservée ; la réservation se mentionne dans l’avis de concession (R. 3113-1).'
        : 'BT-71 est obligatoire dans un avis de marché : dire si le lot est réservé.',
    ),
    ...when(
      bt71 !== null && expected !== null && bt71 !== expected,
      `BT-71 vaut « ${bt71 ?? ''} » alors que la réservation du lot demande « ${expected ?? ''} ».`,
    ),
    ...when(lot.reservation.kind === 'both' && tender.need.form === 'concession', 'Handicap et insertion ne se cumulent pas dans une concession (L. 3113-3).'),
    ...(lot.reservation.kind === 'ess' || bt71 === 'res-pub-ser'
      ? essFaults(tender, lot, law).map(({ message }) => `Réservation à l’économie sociale : ${message}`)
      : []),
    ...when(
      (lot.reservation.kind === 'ess' || bt71 === 'res-pub-ser') && !(lot.cpv || tender.need.cpv),
      'Réservation à l’économie sociale : le code CPV manque, l’avis sera refusé s’il n’est pas dans la liste.',
    ),
    ...when(
      lot.notice.bt736 === 'yes' && (lot.reservation.kind === 'none' || lot.reservation.kind === 'ess'),
      'BT-736 vaut « oui » sans réservation au handicap, à l’insertion ou à la production en détention.',
    ),
  ];
}

function accessibilityFaults({ tender, lot }: FieldAsk, entries: readonly NoticeEntry[]): string[] {
  const { bt754, bt755 } = lot.notice;
  const known = entries.some(({ field, codes }) => field === 'BT-754' && codes.length > 0);
  return [
    ...when(bt754 === 'n-inc-just' && !bt755.trim(), 'BT-755 : écrire pourquoi l’accessibilité n’est pas prévue.'),
    ...when(bt754 !== 'n-inc-just' && bt755.trim() !== '', 'BT-755 : une justification n’est permise qu’avec « n-inc-just » ; elle n’est pas recopiée.'),
    ...when(
      bt754 === 'n-inc' && tender.need.usedByPeople === true,
      'BT-754 dit que l’achat n’est pas destiné à des personnes, la consultation dit le contraire.',
    ),
    ...when(!known && tender.need.usedByPeople === true, 'BT-754 : l’achat est utilisé par des personnes, dire si l’accessibilité est prévue (R. 2111-6).'),
  ];
}

function criteriaFaults({ lot, facts }: FieldAsk): string[] {
  const weights = lot.criteria.flatMap(({ weightBasisPoints }) => (weightBasisPoints === null ? [] : [weightBasisPoints]));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const bare = lot.criteria.filter(({ title, elements }) => !title.trim() && !elements.trim());
  return [
    ...when(weights.length > 0 && weights.length === lot.criteria.length && sum !== 10_000, `BT-541 : les poids font ${formatRate(sum)}, pas 100 %.`),
    ...when(weights.length > 0 && weights.length < lot.criteria.length, 'BT-541 : un critère a un poids, un autre n’en a pas.'),
    ...when(
      facts.socialCriteria.length > 0 && !lot.criteria.some(({ kind }) => kind === 'social'),
      'BT-539 : une clause écrit un critère social, absent des critères du lot.',
    ),
    ...when(bare.length > 0, 'BT-540 : un critère n’a ni titre ni éléments jugés.'),
  ];
}

function textFaults({ facts }: FieldAsk, entries: readonly NoticeEntry[]): string[] {
  const text = (field: NoticeField): string => entries.find((entry) => entry.field === field)?.text ?? '';
  const missing = [...new Set(facts.clauses.flatMap(({ clause }) => clause.texts.filter(({ piece }) => piece === 'avis').flatMap((one) => one.missing)))];
  const present = entries.some(({ field }) => field === 'BT-777');
  return [
    ...when(present && text('BT-777') === '', 'BT-777 : la description est obligatoire dès qu’un objectif est choisi en BT-06.'),
    ...when(
      entries.some((entry) => entry.text.length >= MOST_CHARACTERS),
      `Un texte dépasse ${MOST_CHARACTERS} caractères : il a été coupé, le raccourcir.`,
    ),
    ...when(missing.length > 0, `BT-70 : il reste à compléter ${listed(missing.map((label) => `« ${label} »`))}.`),
  ];
}

function decpFaults({ tender, lot, facts }: FieldAsk, decp: readonly DecpEntry[]): string[] {
  const values = decp.flatMap((entry) => entry.values);
  const lacking = (typed: readonly string[] | null, expected: readonly string[], none: string): string[] =>
    typed === null ? [] : expected.filter((value) => value !== none && !typed.includes(value));
  const lacks = [...lacking(lot.decp.social, decpSocial(tender, facts), NO_SOCIAL), ...lacking(lot.decp.environment, decpEnvironment(facts), NO_ENVIRONMENT)];
  return [
    ...decp.flatMap(({ values: own }) =>
      when(
        [NO_SOCIAL, NO_ENVIRONMENT].some((none) => own.includes(none)) && own.length > 1,
        `DECP : « ${own.find((value) => value.startsWith('Pas de')) ?? ''} » ne se cumule pas.`,
      ),
    ),
    ...when(
      values.includes('Concession réservée') && tender.need.form !== 'concession',
      'DECP : « Concession réservée » ne vaut que pour une concession ; écrire « Marché réservé ».',
    ),
    ...when(values.includes('Marché réservé') && tender.need.form === 'concession', 'DECP : écrire « Concession réservée » pour une concession.'),
    ...when(lacks.length > 0, `DECP : il manque ${listed(lacks.map((value) => `« ${value} »`))}.`),
  ];
}

export const noticeFaults = (ask: FieldAsk, law: Law, entries: readonly NoticeEntry[], decp: readonly DecpEntry[]): string[] =>
  [
    ...strategicFaults(ask),
    ...reservationFaults(ask, law),
    ...accessibilityFaults(ask, entries),
    ...criteriaFaults(ask),
    ...textFaults(ask, entries),
    ...decpFaults(ask, decp),
  ].map(frenchTypography);

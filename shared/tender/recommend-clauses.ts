/**
 * Best families for a lever and a lot: those that fit its nature, CPV and CCAG, the ones written for its situation first,
 * then those the scheme names. The reason of each place is said.
 */
import type { CcagId, ClauseSummary, ContractType, Lever, Theme } from '../api/clauses.ts';
import type { LeverRecommendation } from '../api/recommendations.ts';
import type { DecisionLever } from '../api/tenders.ts';
import { CCAG_LABELS } from '../labels.ts';
import { crosses } from '../law/read.ts';
import { thresholdOf } from './law.ts';
import { hoursVerdict } from './recommend-condition.ts';
import { type Ask, cpvOf, isConcession, mayBeDue } from './recommend-ask.ts';
import { isEssCpv } from './ess-cpv.ts';
import { isEnvironmentTheme, isSocialTheme, writesCondition } from './themes.ts';
import { frenchTypography } from '../typography.ts';

type Proposed = LeverRecommendation['clauses'];
type Boost = { slugs: readonly string[]; when: (ask: Ask) => boolean; why: string };

const MOST = 8;
const EXCEPTIONS = ['exception-clause-sociale-motivee', 'exception-clause-sociale-concession'];
const HOURS = ['heures-insertion-travaux', 'heures-insertion-services', 'heures-insertion-fournitures', 'insertion-concession'];
const ACTIONS = [
  'stages-decouverte-immersion',
  'apprentissage-alternance',
  'actions-alternatives-prestations-intellectuelles',
  'egalite-femmes-hommes',
  'formation-salaries-execution',
];

/** One article of an hours clause, or one for several buyers: proposed last, since the whole clause already holds it. */
const PARTS = [
  'insertion-facilitateur-suivi',
  'insertion-globalisation-heures',
  'insertion-modes-de-realisation',
  'insertion-penalites',
  'insertion-publics-eligibles',
  'groupement-commandes-insertion',
];
/** What a criterion of social reach may speak of, beyond the social themes (R. 2152-7 2° a). */
const CRITERION_THEMES: readonly Theme[] = ['food', 'fair-trade', 'small-firms', 'accessibility', 'ess'];

const reserved = ({ lot }: Ask): boolean => lot.reservation.kind !== null && lot.reservation.kind !== 'none';
const hasHours = (ask: Ask): boolean => ['enough', 'short'].includes(hoursVerdict(ask));
const isPlain = ({ tender, lot, hours }: Ask): boolean =>
  tender.need.form !== 'framework' &&
  tender.need.global !== true &&
  lot.insertion.staffTransfer !== true &&
  !(hours.kind !== 'retained' && hours.share?.staffTransfer === 'single-source');

const takesStaffOver = ({ lot, hours }: Ask): boolean =>
  lot.insertion.staffTransfer === true ||
  (hours.kind !== 'retained' && hours.share?.staffTransfer === 'single-source' && lot.insertion.staffTransfer !== false);

/** Situations of the lot, the most telling first. */
const BOOSTS: readonly Boost[] = [
  { slugs: ['condition-sociale-lot-reserve'], when: reserved, why: 'écrite pour un lot réservé' },
  {
    slugs: ['heures-insertion-accord-cadre'],
    when: (ask) => ask.tender.need.form === 'framework' && hoursVerdict(ask) !== 'too-few',
    why: 'heures par tranche facturée d’un accord-cadre',
  },
  {
    slugs: ['heures-insertion-marche-global'],
    when: (ask) => ask.tender.need.global === true && hoursVerdict(ask) !== 'too-few',
    why: 'écrite pour un marché global',
  },
  {
    slugs: ['heures-insertion-nettoyage-reprise'],
    when: (ask) => takesStaffOver(ask) && hoursVerdict(ask) !== 'too-few',
    why: 'écrite pour la reprise du personnel en place',
  },
  { slugs: HOURS, when: (ask) => isPlain(ask) && hasHours(ask), why: 'les heures suffisent à un parcours' },
  {
    slugs: ACTIONS,
    when: (ask) => hoursVerdict(ask) === 'too-few' || ask.tender.need.nature === 'intellectual',
    why: 'une action, quand les heures ne tiennent pas',
  },
  { slugs: ['lot-reserve-handicap', 'concession-reservee-handicap'], when: ({ lot }) => lot.reservation.kind === 'disability', why: 'réservation choisie' },
  { slugs: ['lot-reserve-insertion', 'concession-reservee-insertion'], when: ({ lot }) => lot.reservation.kind === 'siae', why: 'réservation choisie' },
  { slugs: ['lot-reserve-handicap-et-insertion'], when: ({ lot }) => lot.reservation.kind === 'both', why: 'réservation choisie' },
  {
    slugs: ['lot-reserve-penitentiaire', 'concession-reservee-penitentiaire'],
    when: ({ lot }) => lot.reservation.kind === 'prison',
    why: 'réservation choisie',
  },
  {
    slugs: ['lot-reserve-ess'],
    when: (ask) => ask.lot.reservation.kind === 'ess' || isEssCpv(cpvOf(ask)),
    why: 'service de la liste réservable à l’économie sociale',
  },
  { slugs: ['mise-a-disposition-etti-ai'], when: ({ tender }) => tender.need.staffing === true, why: 'mise à disposition de personnel' },
  { slugs: ['critere-insertion-qualite'], when: (ask) => (ask.lot.insertion.quarterHours ?? 0) > 0, why: 'le volume est imposé : juger la qualité' },
  { slugs: ['petits-lots'], when: ({ tender }) => tender.lots.length > 1, why: 'marché alloti' },
  { slugs: ['achat-direct-sous-seuil'], when: ({ tender }) => tender.procedure.kind === 'direct-award', why: 'achat direct' },
];

/** A direct award, or a lot under its amount (R. 2122-8). */
function buysDirectly({ tender, lot, law }: Ask): boolean {
  if (tender.procedure.kind === 'direct-award') return true;
  const limit = thresholdOf(law, tender.need.nature === 'works' ? 'direct-award-works' : 'direct-award-supplies-services');
  return limit !== null && lot.amountCents !== null && crosses(limit.comparison, lot.amountCents, limit.value);
}

/** Families that make no sense in this lot whatever their facets say. */
function isOut(slug: string, lever: DecisionLever, ask: Ask): boolean {
  if (slug === 'lot-reserve-ess') return !isEssCpv(cpvOf(ask));
  if (slug === 'mise-a-disposition-etti-ai') return ask.tender.need.staffing !== true;
  if (slug === 'heures-insertion-marche-global') return ask.tender.need.global !== true;
  if (slug === 'heures-insertion-accord-cadre') return ask.tender.need.form !== 'framework';
  if (slug === 'part-pme-marche-global') return ask.tender.need.global !== true;
  if (slug === 'condition-sociale-lot-reserve') return !reserved(ask);
  if (slug === 'achat-direct-sous-seuil') return !buysDirectly(ask);
  if (slug === 'non-allotissement-motive') return ask.tender.allotment.divided !== false;
  if (slug === 'subvention-ou-marche') return true;
  if (slug === 'heures-insertion-nettoyage-reprise') return ask.lot.insertion.staffTransfer === false;
  return lever !== 'none' && !writesCondition(slug);
}

const contractTypes = ({ tender }: Ask): ContractType[] => {
  const { form, nature } = tender.need;
  if (form === 'concession') return ['concession'];
  return [...(nature ? [nature] : []), ...(form === 'framework' ? (['framework'] as const) : [])];
};

const chosenCcag = ({ tender }: Ask): CcagId | null => (tender.procedure.ccag === 'none' ? null : tender.procedure.ccag);

/** Points and reasons; null when the family does not suit the lot. */
function judged(family: ClauseSummary, lever: DecisionLever, ask: Ask, wished: ReadonlySet<string>): { points: number; why: string } | null {
  const types = contractTypes(ask);
  const division = cpvOf(ask).slice(0, 2);
  const ccag = chosenCcag(ask);
  if (types.length > 0 && !types.some((type) => family.contractTypes.includes(type))) return null;
  if (division && family.cpv.length > 0 && !family.cpv.includes(division)) return null;
  if (ccag && family.ccag.length > 0 && !family.ccag.includes(ccag)) return null;
  if (isOut(family.slug, lever, ask)) return null;
  const whys: string[] = [];
  let points = 0;
  const rank = BOOSTS.findIndex((boost) => boost.slugs.includes(family.slug) && boost.when(ask));
  const boost = BOOSTS[rank];
  if (boost) {
    // An earlier situation outweighs any facet of a later one.
    points += 8 * (BOOSTS.length - rank) + 8;
    whys.push(boost.why);
  }
  if (wished.has(family.slug)) {
    points += 6;
    whys.push('votre schéma la cite');
  }
  if (division && family.cpv.includes(division)) {
    points += 5;
    whys.push(`écrite pour la division CPV ${division}`);
  }
  if (ccag && family.ccag.includes(ccag)) {
    points += 2;
    whys.push(`pensée avec le ${CCAG_LABELS[ccag]}`);
  }
  if (lever === 'execution-condition' || lever === 'award-criterion') points += family.themes.some(isSocialTheme) ? 10 : 0;
  if (family.themes.includes('insertion')) points += 1;
  if (PARTS.includes(family.slug)) points -= 12;
  if (HOURS.includes(family.slug) && hoursVerdict(ask) === 'too-few') points -= 20;
  return { points, why: whys.length > 0 ? whys.join(' ; ') : 'convient à ce type de contrat' };
}

/** The family writes this lever; a social criterion is one of social reach. */
function writes({ slug, levers, themes }: ClauseSummary, lever: Lever | 'none'): boolean {
  if (lever === 'none') return EXCEPTIONS.includes(slug);
  if (lever === 'award-criterion' && !themes.some((theme) => isSocialTheme(theme) || CRITERION_THEMES.includes(theme))) return false;
  return levers.includes(lever);
}

const ENVIRONMENTAL = 2;

/** The environmental condition is due beside the social one: two families for it, at the end. */
function withEnvironment(sorted: readonly { family: ClauseSummary; why: string }[], ask: Ask): { family: ClauseSummary; why: string }[] {
  if (ask.regime.environmentalCondition.obligation !== 'required') return sorted.slice(0, MOST);
  const social = sorted.filter(({ family }) => family.themes.some(isSocialTheme));
  const environment = sorted.filter(({ family }) => !family.themes.some(isSocialTheme) && family.themes.some(isEnvironmentTheme)).slice(0, ENVIRONMENTAL);
  return [
    ...social.slice(0, MOST - environment.length),
    ...environment.map(({ family, why }) => ({ family, why: `pour la condition environnementale, due aussi ; ${why}` })),
  ];
}

/** At most eight families, best first; ties keep the order of the library. */
export function clausesFor(lever: DecisionLever, ask: Ask, families: readonly ClauseSummary[], wished: ReadonlySet<string>): Proposed {
  if (lever === 'none' && !mayBeDue(ask)) return [];
  const sorted = families
    .filter((family) => writes(family, lever) && (lever !== 'none' || (family.slug === 'exception-clause-sociale-concession') === isConcession(ask)))
    .flatMap((family) => {
      const verdict = judged(family, lever, ask, wished);
      return verdict ? [{ family, ...verdict }] : [];
    })
    .sort((a, b) => b.points - a.points);
  const best = lever === 'execution-condition' ? withEnvironment(sorted, ask) : sorted.slice(0, MOST);
  return best.map(({ family: { slug, title, confidence }, why }) => ({ slug, title, confidence, why: frenchTypography(why) }));
}

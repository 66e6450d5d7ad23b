/**
 * The scheme, item by item, against article L. 2111-3 of the Code de la commande publique (version in force since
 * 25 October 2023): what the article asks, what is there, where it is mended. C7 asks two separate targets.
 */
import type { CompletenessItem } from '../api/completeness.ts';
import type { SchemeAxis, SchemeContent, SchemeIndicator } from '../api/schemes.ts';
import type { Threshold } from '../api/references.ts';
import type { SchemeMeasures } from '../api/reviews.ts';
import { counted } from '../format.ts';
import { formatMeasure } from '../indicators/measure.ts';
import { foldFrench, frenchTypography } from '../typography.ts';
import { namedBuyers } from './buyers.ts';
import { asRead, type BuyerAnswer, buyerAnswers, coverageText, everyBuyer } from './by-buyer.ts';

type Verdict = Pick<CompletenessItem, 'status' | 'message' | 'path' | 'buyers'>;
/** What the law says on the asked day, read from the thresholds. */
export type SchemeLaw = {
  /** Months between two publications that the article allows; null when the day has no such rule. */
  publicationMonths: number | null;
};
type Measured = SchemeMeasures | null;
type Check = { code: string; title: string; references: string[]; verdict: (scheme: SchemeContent, law: SchemeLaw, measured: Measured) => Verdict };

/** Picks what the check needs among the thresholds of a day. */
export function schemeLaw(thresholds: readonly Pick<Threshold, 'id' | 'kind' | 'value'>[]): SchemeLaw {
  const interval = thresholds.find(({ id }) => id === 'spaser-indicators-publication');
  if (!interval || interval.value === null) return { publicationMonths: null };
  return { publicationMonths: interval.kind === 'years' ? interval.value * 12 : interval.value };
}

const met = (message: string, path: string): Verdict => ({ status: 'met', message, path });
const partial = (message: string, path: string): Verdict => ({ status: 'partial', message, path });
const missing = (message: string, path: string): Verdict => ({ status: 'missing', message, path });

const axisText = (axis: SchemeAxis): string =>
  foldFrench(
    [
      axis.title,
      axis.intro,
      ...axis.objectives.flatMap((objective) => [
        objective.title,
        objective.description,
        ...objective.actions.flatMap((action) => [action.title, action.aim, ...action.steps]),
      ]),
    ].join(' '),
  );

/** Themes of the list that no text names; each theme is known by folded beginnings of words. */
const absentThemes = (text: string, themes: Record<string, readonly string[]>): string[] =>
  Object.entries(themes)
    .filter(([, marks]) => !marks.some((mark) => ` ${text} `.includes(` ${mark}`)))
    .map(([name]) => name);

const axisOf = (scheme: SchemeContent, kind: 'social' | 'environment'): SchemeAxis[] => scheme.axes.filter((axis) => axis.kind === kind);

function objectives(axes: SchemeAxis[], path: string, what: string): Verdict | null {
  const named = axes.flatMap((axis) => axis.objectives).filter((objective) => objective.title.trim() !== '');
  if (named.length === 0) return missing(`Aucun objectif ${what} n’est écrit.`, path);
  if (named.every((objective) => objective.actions.length === 0)) return partial(`Des objectifs ${what} sont écrits, mais aucune action ne les réalise.`, path);
  return null;
}

const socialObjectives = (scheme: SchemeContent): Verdict =>
  objectives(axisOf(scheme, 'social'), 'axes#social', 'social') ?? met('Des objectifs sociaux sont écrits, avec leurs actions.', 'axes#social');

function ecologicalObjectives(scheme: SchemeContent): Verdict {
  const axes = axisOf(scheme, 'environment');
  const fault = objectives(axes, 'axes#environment', 'écologique');
  if (fault) return fault;
  const absent = absentThemes(axes.map(axisText).join(' '), {
    'les émissions de gaz à effet de serre': ['gaz a effet de serre', 'ges ', 'carbone', 'emission', 'bas carbone', 'decarbon'],
    'l’énergie': ['energ'],
    'l’eau': ['eau ', 'eaux ', 'hydri'],
    // « en matière de » speaks of no material.
    'les matériaux': ['materiau', 'matieres', 'matiere premiere', 'matiere recycl', 'biosourc', 'reemploi'],
  });
  return absent.length === 0
    ? met('Les objectifs écologiques couvrent gaz à effet de serre, énergie, eau et matériaux.', 'axes#environment')
    : partial(`L’axe environnemental ne dit rien sur ${absent.join(', ')}.`, 'axes#environment');
}

function deployment({ governance, followUp }: SchemeContent): Verdict {
  const yearly = followUp.annualReview.trim() !== '' || followUp.calendar.some((event) => event.kind === 'annual-review');
  if (!yearly && governance.bodies.length === 0) return missing('Ni les instances, ni le suivi annuel ne sont décrits.', 'suivi#bilan');
  if (!yearly) return partial('Les instances sont décrites, mais pas le suivi annuel.', 'suivi#bilan');
  if (governance.bodies.length === 0) return partial('Le suivi annuel est décrit, mais aucune instance ne le porte.', 'gouvernance#instances');
  return met('Le déploiement et le suivi annuel sont décrits.', 'suivi#bilan');
}

function circularEconomy(scheme: SchemeContent): Verdict {
  const absent = absentThemes(scheme.axes.map(axisText).join(' '), {
    // Sustainable development is not the durability of products, nor is a digital tool digital sobriety.
    'la durabilité des produits': [
      'durabilite',
      'duree de vie',
      'duree d usage',
      'duree d utilisation',
      'repar',
      'produits durables',
      'faire durer',
      'plus longtemps',
      'obsolescence',
    ],
    'la sobriété numérique': [
      'sobriete numerique',
      'sobriete du numerique',
      'numerique sobre',
      'numerique responsable',
      'empreinte numerique',
      'empreinte du numerique',
      'reconditionn',
    ],
    'l’économie circulaire': ['economie circulaire', 'circulaire', 'reemploi', 'recycl', 'ressourcerie', 'seconde main'],
  });
  if (absent.length === 3) return missing('Rien sur la durabilité des produits, la sobriété numérique ou l’économie circulaire.', 'axes#environment');
  return absent.length === 0
    ? met('Durabilité des produits, sobriété numérique et économie circulaire sont traitées.', 'axes#environment')
    : partial(`Rien sur ${absent.join(' ni sur ')}.`, 'axes#environment');
}

const publicity = ({ followUp }: SchemeContent): Verdict =>
  followUp.publicationPlace.trim() === ''
    ? missing('Le schéma ne dit pas où il sera mis en ligne.', 'suivi#publication')
    : met('Le lieu de mise en ligne est indiqué.', 'suivi#publication');

const categories = (scheme: SchemeContent): SchemeIndicator[] => scheme.indicators.filter((item) => item.legal.includes('C6'));

/** The rates that the article wants real: « Taux observés : 23,4 % en 2025 (titre) ; … ». */
function observedRates(found: readonly SchemeIndicator[], measured: Measured): string {
  const rates = found.flatMap(({ id, title }) => {
    const latest = measured?.items.find(({ indicatorId }) => indicatorId === id)?.latest;
    return latest?.value == null ? [] : [`${formatMeasure(latest.unit, latest.value)} en ${latest.year} (${title})`];
  });
  return rates.length === 0 ? '' : ` Observé : ${rates.join(' ; ')}.`;
}

function publishedIndicators(scheme: SchemeContent, law: SchemeLaw, measured: Measured): Verdict {
  const found = categories(scheme);
  if (found.length === 0) return missing('Aucun indicateur ne mesure la part réelle des achats responsables.', 'indicateurs#liste');
  const unmeasured = found.filter((item) => item.measuredIn === 'other');
  if (unmeasured.length === found.length) return partial('Aucun indicateur n’est exprimé en nombre de contrats ou en valeur.', 'indicateurs#liste');
  const { publicationMonths } = scheme.followUp;
  if (publicationMonths === null) return partial('Le rythme de publication des indicateurs n’est pas fixé.', 'suivi#rythme');
  if (law.publicationMonths !== null && publicationMonths > law.publicationMonths)
    return partial(`Publication tous les ${publicationMonths} mois : l’article demande au moins tous les ${law.publicationMonths} mois.`, 'suivi#rythme');
  // Of a shared scheme the article asks the value of each: a common one may not exist.
  const unknown = found.filter((item) => item.baseline === null && !everyBuyer(scheme, item, measured, ({ baseline }) => baseline !== null));
  const whose = scheme.legal.shared ? ' chez un acheteur au moins,' : '';
  if (unknown.length > 0)
    return partial(
      `Valeur de départ inconnue${whose} pour ${unknown.length} indicateur${unknown.length > 1 ? 's' : ''} sur ${found.length}.`,
      'indicateurs#liste',
    );
  return met(
    `${found.length} indicateur${found.length > 1 ? 's' : ''} mesure${found.length > 1 ? 'nt' : ''} la part réelle des achats responsables.${observedRates(found, measured)}`,
    'indicateurs#liste',
  );
}

const aims = ({ targets }: SchemeIndicator): boolean => targets.some(({ value }) => value !== null);
/** Aimed at together, or by each buyer of a shared scheme. */
const hasTarget =
  (scheme: SchemeContent) =>
  (item: SchemeIndicator): boolean =>
    aims(item) || everyBuyer(scheme, item, null, aims);

function targetsByCategory(scheme: SchemeContent): Verdict {
  const found = scheme.indicators.filter((item) => item.legal.length > 0 && item.better !== 'none');
  if (found.length === 0) return missing('Aucune catégorie d’achat responsable n’a d’objectif cible.', 'indicateurs#cibles');
  const without = found.filter((item) => !hasTarget(scheme)(item));
  if (without.length === found.length) return missing('Les indicateurs n’ont pas encore de cible.', 'indicateurs#cibles');
  if (without.length > 0)
    return partial(
      `${without.length} indicateur${without.length > 1 ? 's' : ''} sans cible : ${without
        .slice(0, 3)
        .map((item) => item.title)
        .join(' ; ')}.`,
      'indicateurs#cibles',
    );
  return met('Chaque catégorie suivie a sa cible.', 'indicateurs#cibles');
}

/** One of the two separate targets; an indicator that claims both answers neither. */
const separateTarget =
  (code: 'C7a' | 'C7b', whom: string) =>
  (scheme: SchemeContent): Verdict => {
    const path = `indicateurs#${code}`;
    const claims = scheme.indicators.filter((item) => item.legal.includes(code));
    const own = claims.filter((item) => !(item.legal.includes('C7a') && item.legal.includes('C7b')));
    if (claims.length === 0) return missing(`Il manque une cible distincte pour ${whom}.`, path);
    if (own.length === 0) return partial('Un même indicateur porte les deux cibles : l’article en demande deux, séparées.', path);
    if (!own.some(hasTarget(scheme))) return partial(`L’indicateur est là, mais la cible pour ${whom} n’est pas chiffrée.`, path);
    return met(`Une cible distincte est chiffrée pour ${whom}.`, path);
  };

/** « 2 valeurs de départ inconnues », « aucune cible pour : … ». */
const lacksOf = ({ unknown, untargeted }: BuyerAnswer): string[] => [
  ...(unknown.length > 0
    ? [
        `${counted(unknown.length, 'valeur de départ inconnue', 'valeurs de départ inconnues')} : ${unknown.map(({ title }) => title || 'sans titre').join(' ; ')}`,
      ]
    : []),
  ...(untargeted.length > 0
    ? [`${counted(untargeted.length, 'cible à fixer', 'cibles à fixer')} : ${untargeted.map(({ title }) => title || 'sans titre').join(' ; ')}`]
    : []),
];

const MOST_NAMES = 3;

/** Each buyer answers C6 and C7; the article asks the indicators of each and does not say that the targets are. */
function shared(scheme: SchemeContent, _law: SchemeLaw, measured: Measured): Verdict {
  const { legal } = scheme;
  if (!legal.shared) return met('Schéma porté par un seul acheteur : rien à séparer.', 'cadre#mutualisation');
  if (namedBuyers(scheme).length < 2) return missing('Le schéma est mutualisé, mais ses acheteurs ne sont pas nommés.', 'cadre#mutualisation');
  const answers = buyerAnswers(scheme, measured).map((answer) => ({ id: answer.buyer.id, name: answer.buyer.name, lacks: lacksOf(answer) }));
  if (categories(scheme).length === 0)
    return { ...partial('Aucun indicateur publié : il n’y a encore rien à établir pour chaque acheteur.', 'indicateurs#liste'), buyers: answers };
  const late = answers.filter(({ lacks }) => lacks.length > 0);
  if (late.length === 0)
    return { ...met(`Les ${answers.length} acheteurs ont chacun leurs indicateurs et leurs cibles.`, 'indicateurs#acheteurs'), buyers: answers };
  const names = late.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = late.length > MOST_NAMES ? ` et ${late.length - MOST_NAMES} de plus` : '';
  return {
    ...partial(
      `${coverageText({ known: answers.length - late.length, of: answers.length })} : indicateurs et cibles établis. Reste à compléter : ${names.join(' ; ')}${more}.`,
      'indicateurs#acheteurs',
    ),
    buyers: answers,
  };
}

const SPASER = ['ccp-l2111-3'];

const CHECKS: readonly Check[] = [
  { code: 'C1', title: 'Objectifs sociaux', references: SPASER, verdict: socialObjectives },
  { code: 'C2', title: 'Objectifs écologiques', references: SPASER, verdict: ecologicalObjectives },
  { code: 'C3', title: 'Déploiement et suivi annuel', references: SPASER, verdict: deployment },
  { code: 'C4', title: 'Durabilité, sobriété numérique, économie circulaire', references: SPASER, verdict: circularEconomy },
  { code: 'C5', title: 'Publicité du schéma', references: SPASER, verdict: publicity },
  { code: 'C6', title: 'Indicateurs chiffrés et publiés', references: SPASER, verdict: publishedIndicators },
  { code: 'C7', title: 'Objectifs cibles par catégorie', references: SPASER, verdict: targetsByCategory },
  {
    code: 'C7a',
    title: 'Cible séparée : entreprises solidaires (ESUS)',
    references: [...SPASER, 'ctrav-l3332-17-1'],
    verdict: separateTarget('C7a', 'les entreprises solidaires d’utilité sociale (ESUS)'),
  },
  {
    code: 'C7b',
    title: 'Cible séparée : publics défavorisés ou vulnérables',
    references: SPASER,
    verdict: separateTarget('C7b', 'les entreprises qui emploient des publics défavorisés ou vulnérables'),
  },
  { code: 'C8', title: 'Indicateurs acheteur par acheteur', references: SPASER, verdict: shared },
];

/**
 * The items of L. 2111-3, in the order of the article, each with its status and the place where it is mended.
 * @param measured what the data says: a starting value it gives is known, and the rates it observes are said
 */
export function completeness(scheme: SchemeContent, law: SchemeLaw, measured: Measured = null): CompletenessItem[] {
  const read = asRead(scheme, measured);
  return CHECKS.map(({ code, title, references, verdict }) => {
    const found = verdict(read, law, measured);
    return { code, title: frenchTypography(title), references, ...found, message: frenchTypography(found.message) };
  });
}

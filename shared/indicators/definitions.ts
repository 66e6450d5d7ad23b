/**
 * How each indicator that the published contracts give is counted, as a table: what must be known, what it is out of, what it counts.
 * One function computes them all (`compute.ts`). An indicator that is in no table here is typed by a person; `UNGIVEN` says why.
 *
 * Source: definitions of `db/content/indicateurs.yaml`, fields of the arrêtés of 22 December 2022.
 */
import { CLAUSE, CRITERION, RESERVED } from '../decp/record.ts';
import type { SupplierKind } from '../purchases/supplier-kinds.ts';
import { INCLUSIVE_KINDS } from '../purchases/supplier-kinds.ts';
import type { Condition } from './facts.ts';

/** `awards`: contracts with what their holders are; `holders`: distinct ones of the year. */
export type Universe = 'contracts' | 'awards' | 'holders';

/** A share of a number or of amounts, a count, a mean of offers. */
export type Calculation = 'share-number' | 'share-value' | 'count' | 'mean-offers';

export type Definition = {
  indicator: string;
  universe: Universe;
  calculation: Calculation;
  /** What must be known of a contract for it to be counted; else it is « unknown », and the coverage says how many are. */
  known: readonly Condition[];
  /** Among the known ones, those it is out of. */
  denominator: readonly Condition[];
  numerator: readonly Condition[];
  labels: { numerator: string; denominator: string };
  split?: 'segment';
  /** Said after the coverage: the rule that was kept. */
  rule?: string;
};

const social: Condition = { fact: 'social', known: true };
const environment: Condition = { fact: 'environment', known: true };
const segment: Condition = { fact: 'segment', known: true };
const socialClause: Condition = { fact: 'social', any: CLAUSE };
const anySocial: Condition = { fact: 'social', any: CLAUSE | CRITERION | RESERVED };
const anyEnvironment: Condition = { fact: 'environment', any: CLAUSE | CRITERION };
const reserved: Condition = { fact: 'social', any: RESERVED };

const KNOWN_SOCIAL = 'Marchés à la considération sociale connue';
const KNOWN_ENVIRONMENT = 'Marchés à la considération environnementale connue';
const contracts = { universe: 'contracts', known: [social], denominator: [] } as const;

export const DEFINITIONS: readonly Definition[] = [
  {
    ...contracts,
    indicator: 'considerations-sociales-nombre',
    calculation: 'share-number',
    numerator: [anySocial],
    labels: { numerator: 'Marchés avec au moins une considération sociale', denominator: KNOWN_SOCIAL },
  },
  {
    ...contracts,
    indicator: 'considerations-sociales-valeur',
    calculation: 'share-value',
    numerator: [anySocial],
    labels: { numerator: 'Montant avec au moins une considération sociale', denominator: 'Montant des marchés à la considération sociale connue' },
  },
  {
    ...contracts,
    indicator: 'clause-sociale-nombre',
    calculation: 'share-number',
    numerator: [socialClause],
    labels: { numerator: 'Marchés avec une clause sociale', denominator: KNOWN_SOCIAL },
  },
  {
    ...contracts,
    indicator: 'critere-social-nombre',
    calculation: 'share-number',
    numerator: [{ fact: 'social', any: CRITERION }],
    labels: { numerator: 'Marchés avec un critère social', denominator: KNOWN_SOCIAL },
  },
  {
    ...contracts,
    indicator: 'marches-reserves-nombre',
    calculation: 'count',
    numerator: [reserved],
    labels: { numerator: 'Marchés réservés', denominator: KNOWN_SOCIAL },
  },
  {
    ...contracts,
    indicator: 'marches-reserves-valeur',
    calculation: 'share-value',
    numerator: [reserved],
    labels: { numerator: 'Montant des marchés réservés', denominator: 'Montant des marchés à la considération sociale connue' },
  },
  {
    ...contracts,
    indicator: 'insertion-fournitures-services',
    calculation: 'share-number',
    known: [social, segment],
    denominator: [socialClause],
    numerator: [{ fact: 'segment', is: ['supplies', 'services'] }],
    labels: { numerator: 'Marchés de fournitures et de services à clause sociale', denominator: 'Marchés à clause sociale' },
    rule: 'Le segment est lu dans le code CPV principal.',
  },
  {
    ...contracts,
    indicator: 'clause-par-segment',
    calculation: 'share-number',
    known: [social, segment],
    numerator: [socialClause],
    labels: { numerator: 'Marchés avec une clause sociale', denominator: 'Marchés au segment et à la considération sociale connus' },
    split: 'segment',
    rule: 'Le segment est lu dans le code CPV principal.',
  },
  {
    ...contracts,
    indicator: 'considerations-environnementales-nombre',
    calculation: 'share-number',
    known: [environment],
    numerator: [anyEnvironment],
    labels: { numerator: 'Marchés avec au moins une considération environnementale', denominator: KNOWN_ENVIRONMENT },
  },
  {
    ...contracts,
    indicator: 'considerations-environnementales-valeur',
    calculation: 'share-value',
    known: [environment],
    numerator: [anyEnvironment],
    labels: {
      numerator: 'Montant avec au moins une considération environnementale',
      denominator: 'Montant des marchés à la considération environnementale connue',
    },
  },
  {
    universe: 'holders',
    indicator: 'pme-nombre',
    calculation: 'share-number',
    known: [{ fact: 'size', known: true }],
    denominator: [],
    numerator: [{ fact: 'size', is: ['small'] }],
    labels: { numerator: 'Titulaires distincts, PME ou microentreprises', denominator: 'Titulaires distincts à la taille connue' },
    rule: 'Chaque titulaire compte une fois dans l’année, tous les membres d’un groupement compris ; la taille vient de la table publiée, à défaut de vos listes.',
  },
  {
    universe: 'awards',
    indicator: 'pme-valeur',
    calculation: 'share-value',
    known: [{ fact: 'size', known: true }],
    denominator: [],
    numerator: [{ fact: 'size', is: ['small'] }],
    labels: { numerator: 'Montant des marchés dont les titulaires sont des PME', denominator: 'Montant des marchés à la taille des titulaires connue' },
    rule: 'Un groupement de tailles différentes reste à part : la répartition du montant entre ses membres n’est pas publiée.',
  },
  {
    universe: 'holders',
    indicator: 'titulaires-locaux',
    calculation: 'share-number',
    known: [{ fact: 'local', known: true }],
    denominator: [],
    numerator: [{ fact: 'local', is: [1] }],
    labels: { numerator: 'Titulaires distincts établis dans le territoire', denominator: 'Titulaires distincts au département connu' },
    rule: 'Ce chiffre se constate ; il n’est jamais un critère.',
  },
  {
    ...contracts,
    indicator: 'offres-recues',
    calculation: 'mean-offers',
    known: [
      { fact: 'offers', known: true },
      { fact: 'competed', known: true },
    ],
    denominator: [{ fact: 'competed', is: [1] }],
    numerator: [],
    labels: { numerator: 'Offres reçues', denominator: 'Marchés mis en concurrence au nombre d’offres connu' },
    rule: 'Les marchés passés sans publicité ni mise en concurrence n’y sont pas.',
  },
  {
    ...contracts,
    indicator: 'avances-superieures',
    calculation: 'share-number',
    known: [{ fact: 'advance', known: true }],
    numerator: [{ fact: 'advance', is: ['above'] }],
    labels: { numerator: 'Marchés à l’avance de plus de 5 %', denominator: 'Marchés à l’avance connue, ou sans avance' },
    rule: 'Au-dessus du minimum général de 5 % (CCP, art. R. 2191-7) ; face à une PME, le minimum de l’État, de ses grands établissements et des grandes collectivités est plus haut : à vérifier.',
  },
];

/** Out of what was paid in the year: to these kinds of suppliers, by value; or how many different ones. */
export type SpendDefinition = { indicator: string; kinds: readonly SupplierKind[]; calculation: 'share-value' | 'suppliers'; label: string; rule?: string };
const OVERLAPS = 'Une même structure peut être ESUS et structure d’insertion, adaptée ou protégée : les deux taux ne s’additionnent pas.';
export const SPEND_DEFINITIONS: readonly SpendDefinition[] = [
  { indicator: 'achats-esus', kinds: ['esus'], calculation: 'share-value', label: 'Payé à des fournisseurs qu’une liste dit ESUS', rule: OVERLAPS },
  {
    indicator: 'achats-publics-vulnerables',
    kinds: INCLUSIVE_KINDS,
    calculation: 'share-value',
    label: 'Payé à des fournisseurs qu’une liste dit structures d’insertion, adaptées ou protégées',
    rule: OVERLAPS,
  },
  { indicator: 'fournisseurs-inclusifs', kinds: INCLUSIVE_KINDS, calculation: 'suppliers', label: 'Structures d’insertion, adaptées ou protégées payées' },
  {
    indicator: 'achats-ess',
    kinds: ['ess'],
    calculation: 'share-value',
    label: 'Payé à des fournisseurs qu’une liste dit de l’économie sociale et solidaire',
    rule: 'Ce taux recouvre en partie celui des ESUS et celui des structures inclusives : ils ne s’additionnent pas.',
  },
];

const FACILITATOR = 'Les données essentielles ne le disent pas : le facilitateur le compte. Saisissez la valeur, avec sa source.';

/** Why no data gives them: they are typed, with their source. */
export const UNGIVEN: Readonly<Record<string, string>> = {
  'critere-social-poids': 'Les données essentielles ne disent pas la pondération des critères. Saisissez la valeur, avec sa source.',
  'marches-reserves-repartition': 'Les données essentielles ne disent pas le fondement d’une réservation. Saisissez la valeur, avec sa source.',
  'heures-insertion-prevues': 'Les données essentielles ne contiennent pas les heures. Saisissez-les, avec leur source.',
  'heures-insertion-realisees': FACILITATOR,
  'taux-realisation-heures': FACILITATOR,
  'heures-par-million': 'Les données essentielles ne contiennent pas les heures. Saisissez la valeur, avec sa source.',
  'clauses-avec-heures': FACILITATOR,
  beneficiaires: FACILITATOR,
  'beneficiaires-territoires-prioritaires': FACILITATOR,
  'beneficiaires-femmes': FACILITATOR,
  'beneficiaires-rqth': FACILITATOR,
  'beneficiaires-age-qualification': FACILITATOR,
  'sorties-positives-six-mois': FACILITATOR,
  'cout-cycle-de-vie': 'Les données essentielles ne disent pas comment le coût a été apprécié. Saisissez la valeur, avec sa source.',
  'reemploi-recycle-agec': 'Aucune donnée importée ne dit ce qui est réemployé ou recyclé. Saisissez la valeur, avec sa source.',
  'egalim-produits-durables': 'Aucune donnée importée ne dit la qualité des produits. Saisissez la valeur, avec sa source (ma cantine, par exemple).',
  'egalim-bio': 'Aucune donnée importée ne dit la qualité des produits. Saisissez la valeur, avec sa source (ma cantine, par exemple).',
  'sobriete-numerique-reconditionne': 'Aucune donnée importée ne suit les équipements. Saisissez la valeur, avec sa source.',
  'marches-allotis': 'Les données essentielles ne disent pas le nombre de lots. Saisissez la valeur, avec sa source.',
  'delai-paiement': 'La date de réception des factures n’est pas dans les données importées. Saisissez la valeur, avec sa source.',
  'lots-sans-offre': 'Les données essentielles ne disent rien des lots restés sans offre. Saisissez la valeur, avec sa source.',
  'sourcing-trace': 'Aucune donnée importée ne dit les échanges préalables. Saisissez la valeur, avec sa source.',
};

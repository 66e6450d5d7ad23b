/**
 * What the generator draws from. MEASURED: counts over the consolidated open data (3,283,035 lines, 1,833,468 current contracts, third-party
 * analysis of 20 September 2026, Licence Ouverte 2.0). ASSUMED: choices of this project, never to be shown as a statistic.
 */

export type Weighted<T> = readonly (readonly [T, number])[];

/** Quantiles of amounts in euros: D1, Q1, median, Q3, D9 and P99 are measured, the ends assumed; log10 between them. */
export const AMOUNT_QUANTILES: Weighted<number> = [
  [1, 0],
  [18_000, 0.1],
  [50_000, 0.25],
  [126_372, 0.5],
  [400_000, 0.75],
  [1_527_023, 0.9],
  [23_470_565, 0.99],
  [300_000_000, 0.999],
  [999_999_999, 1],
];

/** Contracts by month, January first: MEASURED. */
export const MONTHS: Weighted<number> = [
  [1, 146_566],
  [2, 124_759],
  [3, 150_417],
  [4, 139_143],
  [5, 136_491],
  [6, 171_309],
  [7, 190_971],
  [8, 112_902],
  [9, 130_591],
  [10, 161_934],
  [11, 158_876],
  [12, 220_112],
];

/** The largest CPV divisions: MEASURED. */
export const DIVISIONS: Weighted<string> = [
  ['45', 821_967],
  ['71', 249_815],
  ['79', 103_818],
  ['33', 78_628],
  ['90', 74_867],
  ['50', 69_351],
  ['34', 53_844],
  ['44', 50_766],
  ['72', 47_604],
  ['39', 46_704],
  ['15', 42_113],
  ['60', 40_043],
  ['66', 37_454],
  ['77', 32_056],
  ['30', 31_738],
  ['09', 26_340],
  ['80', 25_185],
  ['92', 24_643],
  ['55', 20_284],
  ['85', 13_947],
  ['98', 7_477],
];

/** Offers received, by class: MEASURED. */
export const OFFERS: Weighted<readonly [number, number]> = [
  [[1, 1], 197_581],
  [[2, 3], 280_194],
  [[4, 9], 263_134],
  [[10, 99], 141_749],
];

/** ASSUMED. */
export const SOCIAL: Weighted<readonly string[]> = [
  [['Pas de considération sociale'], 79],
  [['Clause sociale'], 12.5],
  [['Critère social'], 4.5],
  [['Clause sociale', 'Critère social'], 2.5],
  [['Marché réservé'], 0.9],
  [['Marché réservé', 'Clause sociale'], 0.6],
];
export const ENVIRONMENT: Weighted<readonly string[]> = [
  [['Pas de considération environnementale'], 56],
  [['Clause environnementale'], 19],
  [['Critère environnemental'], 11],
  [['Clause environnementale', 'Critère environnemental'], 14],
];
export const MONTHS_LONG: Weighted<number> = [
  [12, 30],
  [48, 18],
  [24, 10],
  [36, 12],
  [6, 8],
  [3, 6],
  [4, 4],
  [1, 5],
  [18, 4],
  [60, 3],
];
/** By amount: adapted procedure below the European threshold, open above. ASSUMED. */
export const PROCEDURES_BELOW: Weighted<string> = [
  ['Procédure adaptée', 90],
  ['Marché passé sans publicité ni mise en concurrence préalable', 6],
  ["Appel d'offres ouvert", 4],
];
export const PROCEDURES_ABOVE: Weighted<string> = [
  ["Appel d'offres ouvert", 80],
  ['Procédure avec négociation', 12],
  ['Procédure adaptée', 4],
  ["Appel d'offres restreint", 2.5],
  ['Dialogue compétitif', 1.5],
];
export const EUROPEAN_THRESHOLD = 216_000;
export const PRICE_KINDS: Weighted<string> = [
  ['Définitif révisable', 48],
  ['Définitif ferme', 36],
  ['Définitif actualisable', 13],
  ['Provisoire', 3],
];
export const PRICE_FORMS: Weighted<string> = [
  ['Forfaitaire', 50],
  ['Unitaire', 30],
  ['Mixte', 20],
];

/** Words that objects are made of. */
export const DEEDS = ['Entretien', 'Réhabilitation', 'Fourniture', 'Maintenance', 'Construction', 'Exploitation', 'Nettoyage', 'Rénovation énergétique'];
export const THINGS = [
  'du collège',
  'des locaux administratifs',
  'de la voirie départementale',
  'des espaces verts',
  'du gymnase',
  'du parc informatique',
  'des cuisines centrales',
  'de la médiathèque',
];
export const PLACES = ['secteur nord', 'secteur sud', 'site principal', 'tranche ferme', 'lot n° 1', 'lot n° 2', 'lot n° 3', 'ensemble du territoire'];

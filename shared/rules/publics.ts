/** The publics of insertion clauses, known by folded words: how many categories a text opens. */
import { foldWords } from './reading.ts';

const CATEGORIES: Readonly<Record<string, RegExp>> = {
  'allocataires de minima sociaux': /\b(?:rsa|revenu de solidarite active|ass|allocation de solidarite specifique|aah|minima sociaux)\b/,
  'chômeurs de longue durée': /\b(?:longue duree|douze mois|12 mois|24 mois|demandeurs? emploi)\b/,
  'personnes handicapées': /\b(?:handicap\w*|rqth|obligation emploi|boeth)\b/,
  jeunes: /\b(?:jeunes?|26 ans|mission locale|decrocheurs?|contrat engagement)\b/,
  'personnes de plus de 50 ans': /\b(?:50 ans|seniors?|cinquante ans)\b/,
  réfugiés: /\b(?:refugie\w*|protection subsidiaire|protection internationale)\b/,
  'personnes sous main de justice': /\b(?:main de justice|detenu\w*|penitentiaire)\b/,
  'habitants de quartiers prioritaires': /\b(?:qpv|quartiers? prioritaires?)\b/,
  'personnes suivies par une structure d’insertion':
    /\b(?:siae|structures? insertion|insertion par activite economique|pass iae|entreprises? adaptees?|esat)\b/,
  'femmes éloignées de l’emploi': /\b(?:femmes|meres isolees|parents? isoles?)\b/,
};

export function categoriesOf(text: string): string[] {
  const { folded } = foldWords(text);
  return Object.entries(CATEGORIES)
    .filter(([, pattern]) => pattern.test(folded))
    .map(([name]) => name);
}

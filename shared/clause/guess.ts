/**
 * What a clause brought in from elsewhere is about, guessed from its own words: levers, themes, kinds of contract. Pure.
 * A guess is proposed to a person who decides; nothing found is nothing proposed.
 */
import { foldFrench } from '../typography.ts';
import type { ContractType, Lever, Theme } from '../api/clauses.ts';

/** Read in folded words: no accent, no capital, no elision. */
const LEVER_WORDS: Readonly<Record<Lever, RegExp>> = {
  'execution-condition':
    /\b(?:clauses? sociales?|clauses? (?:d )?insertion|heures? (?:d )?insertion|conditions? (?:d )?execution|consacrer? (?:au moins )?\d* ?heures|clauses? environnementales?)\b/,
  'award-criterion': /\b(?:criteres? (?:attribution|de jugement|de notation|social|sociaux|environnementa(?:l|ux))|jugement des offres|ponderation)\b/,
  'reserved-lot': /\b(?:lots? reserves?|marches? reserves?|reserves? aux? (?:entreprises adaptees|structures|etablissements)|2113 1[234])\b/,
  'insertion-service': /\b(?:marches? (?:d )?insertion|qualification et insertion|services? (?:d )?insertion|appui et accompagnement a emploi)\b/,
  'technical-specification': /\b(?:specifications? techniques?|ecolabels?|labels?|normes? (?:nf|en|iso)|fiches? techniques?|caracteristiques? techniques?)\b/,
  'small-lot': /\b(?:petits? lots?|allotissement|acces des (?:pme|tpe))\b/,
  sourcing: /\b(?:sourcing|sourcage)\b/,
  'contract-terms': /\b(?:penalites?|resiliation|avances?|revision des prix|delais? de paiement|sous traitance|retenue de garantie)\b/,
  selection: /\b(?:candidatures?|capacites? (?:techniques?|professionnelles?|economiques?)|exclusions? de la procedure)\b/,
};

const THEME_WORDS: Readonly<Record<Theme, RegExp>> = {
  insertion: /\b(?:insertion|siae|eloignees? (?:de )?emploi|demandeurs? (?:d )?emploi|facilitateur)\b/,
  handicap: /\b(?:handicap\w*|esat|entreprises? adaptees?|rqth|travailleurs? independants? handicapes?)\b/,
  ess: /\b(?:economie sociale et solidaire|esus|scic|cooperatives?)\b/,
  prison: /\b(?:detention|detenu\w*|penitentiaire\w*|main de justice)\b/,
  local: /\b(?:circuits? courts?|producteurs? locaux|filieres? locales?|saison(?:nier|nalite)\w*)\b/,
  food: /\b(?:restauration|repas|denrees?|alimenta\w+|egalim)\b/,
  circular: /\b(?:reemploi\w*|recycl\w+|reconditionn\w+|reutilis\w+|economie circulaire)\b/,
  'fair-trade': /\b(?:commerce equitable)\b/,
  equality: /\b(?:egalite (?:entre les |professionnelle )?(?:femmes|professionnelle)|femmes et (?:les )?hommes|discriminations?)\b/,
  accessibility: /\b(?:accessibilite|conception (?:pour tous|universelle)|rgaa)\b/,
  'work-conditions': /\b(?:conditions? de travail|sante et (?:la )?securite|horaires? (?:de jour|en journee)|dumping social)\b/,
  training: /\b(?:formation|apprenti\w*|alternan\w+|stagiaires?)\b/,
  vigilance: /\b(?:vigilance|travail (?:force|dissimule|des enfants)|organisation internationale du travail|oit)\b/,
  'small-firms': /\b(?:pme|tpe|petites? et moyennes? entreprises?|artisans?)\b/,
  care: /\b(?:medico sociale?s?|aide a domicile|accompagnement social|petite enfance)\b/,
  environment: /\b(?:environnement\w*|carbone|gaz a effet de serre|biodiversite|dechets?|energie|emissions?|pollution)\b/,
  digital: /\b(?:numerique|logiciels?|donnees personnelles|serveurs?|sites? internet)\b/,
};

const CONTRACT_WORDS: Readonly<Record<ContractType, RegExp>> = {
  works: /\b(?:travaux|chantiers?|maitre (?:d )?oeuvre|ccag travaux)\b/,
  supplies: /\b(?:fournitures?|livraisons?|bons? de livraison)\b/,
  services: /\b(?:services?|prestations? de (?:nettoyage|service)|nettoyage|entretien)\b/,
  intellectual: /\b(?:prestations? intellectuelles?|etudes?|conseil|maitrise (?:d )?oeuvre|ccag pi)\b/,
  framework: /\b(?:accords? cadres?|bons? de commande|marches? subsequents?)\b/,
  concession: /\b(?:concessions?|concessionnaires?|delegation de service public)\b/,
};

function found<Key extends string>(words: Readonly<Record<Key, RegExp>>, text: string, most: number): Key[] {
  const scored: { key: Key; score: number }[] = [];
  for (const key in words) {
    const score = [...text.matchAll(new RegExp(words[key].source, 'g'))].length;
    if (score > 0) scored.push({ key, score });
  }
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ key }) => key);
}

export type ClauseGuess = { levers: Lever[]; themes: Theme[]; contractTypes: ContractType[] };

const READ = 40_000;

/** At most two levers, three themes, the likeliest first; the title counts three times. */
export function guessClause(title: string, text: string): ClauseGuess {
  const folded = foldFrench(`${title} . ${title} . ${title} . ${text.slice(0, READ)}`);
  return { levers: found(LEVER_WORDS, folded, 2), themes: found(THEME_WORDS, folded, 3), contractTypes: found(CONTRACT_WORDS, folded, 3) };
}

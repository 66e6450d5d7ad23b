/**
 * What a written exception still lacks (L. 2112-2-1 III: reasons, not a ticked box): facts of this lot, the solutions
 * studied, why no other social condition suits, and what its own case asks. Reads words, so it helps and never proves.
 * The law asks for the reasons; the list of what makes them hold is ours. Short works rest on their duration alone.
 */
import type { RegimeException, SocialException, TenderContent, TenderLot } from '../api/tenders.ts';
import { foldFrench } from '../typography.ts';

const LEAST_WORDS = 25;
/** A figure, a date or a name of something done: what makes a sentence a fact. */
const FIGURE = /\d/;
const STUDIED = /\b(?:etudi\w+|examin\w+|envisag\w+|ecart\w+|compar\w+|sourc\w+|consult\w+|interrog\w+|rencontr\w+|alternativ\w+|autres? solutions?)\b/;
const OTHER_CONDITIONS =
  /\b(?:apprenti\w*|alternance|egalite|formation\w*|stages?|immersion|handicap\w*|conditions? de travail|discriminations?|parrainage|tutorat|reserv\w+|autres? conditions?|action)\b/;
const STOCK_PHRASE = /^(?:(?:la clause (?:sociale )?(?:est|n est) )?(?:pas|non|sans|peu|trop)\b.{0,60}|(?:impossible|inadapte\w*|complexe|inutile)\b.{0,60})$/;

/** What each case of the closed list asks to see. */
const BY_CASE: Readonly<Record<SocialException, { pattern: RegExp; asks: string }>> = {
  'immediate-solution': {
    pattern: /\b(?:catalogue|etagere|standard|stock|existant\w*|disponible|prete?s? a|deja|reconduit\w*|livrable)\b/,
    asks: 'la solution déjà disponible : laquelle, et pourquoi elle couvre le besoin sans attendre',
  },
  'no-sufficient-link': {
    pattern: /\b(?:objet|prestations?|fournitures?|produits?|livraison|fabrication|main oeuvre|taches?|exploitation)\b/,
    asks: 'l’objet du lot : ce qui, dans les prestations, empêche tout lien avec l’emploi ou le social',
  },
  'competition-or-difficulty': {
    pattern: /\b(?:candidats?|entreprises?|operateurs?|fournisseurs?|concurren\w+|couts?|prix|securite|habilitation\w*|techni\w+|delais?)\b/,
    asks: 'l’effet sur la concurrence ou l’exécution : combien d’entreprises, quelle contrainte technique ou économique',
  },
  'short-works': {
    pattern: /\b(?:mois|semaines?|jours?|calendrier|planning|duree)\b/,
    asks: 'la durée des travaux, et la façon dont elle est comptée',
  },
};

const withoutFullStop = (sentence: string): string => sentence.replace(/\.$/, '').replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

const wordsOf = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** French phrases, empty when nothing lacks. */
export function exceptionMissing({ need }: TenderContent, lot: TenderLot, exception: RegimeException): string[] {
  const text = lot.circumstances.trim();
  const closed = exception.open === false ? [`un motif ouvert à ce lot (${withoutFullStop(exception.reason)})`] : [];
  if (text === '') return [...closed, 'les circonstances : rien n’est écrit'];
  const folded = foldFrench(text);
  const general = STOCK_PHRASE.test(folded) || wordsOf(text) < LEAST_WORDS;
  const own = lot.exception ? BY_CASE[lot.exception] : null;
  const byDuration = lot.exception === 'short-works';
  return [
    ...closed,
    ...(general || !FIGURE.test(text)
      ? ['des faits propres à ce lot : prestations, quantités, durée, effectif, dates (le texte est trop court, ou sans aucun chiffre)']
      : []),
    ...(byDuration || STUDIED.test(folded) ? [] : ['les solutions étudiées : heures, lot réservé, échanges avec un facilitateur ou des entreprises']),
    ...(byDuration || OTHER_CONDITIONS.test(folded)
      ? []
      : ['pourquoi aucune autre condition sociale ne convient : apprentissage, égalité, handicap, conditions de travail']),
    ...(own && exception.open !== false && !own.pattern.test(folded) ? [own.asks] : []),
    ...(lot.exception === 'short-works' && need.nature !== null && exception.open === null ? ['la durée du lot, dans ses données'] : []),
  ];
}

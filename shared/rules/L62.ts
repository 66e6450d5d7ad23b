import { dayBefore } from '../days.ts';
import { formatDay } from '../format.ts';
import { EGALIM_SWITCH } from '../tender/law.ts';
import { asserts, find } from './reading.ts';
import type { Hit, Rule } from './rule.ts';

const LOCAL_SHARE = /\b\d{1,3} %(?: \w+){0,6} (?:locaux|local|locales?|du territoire|regionaux)\b/;
const LOCAL_COUNTED =
  /\b(?:produits? (?:locaux|local)|approvisionnements? loca\w+|local)(?: \w+){0,10} (?:compt\w+|entr\w+|titre|objectifs?|categories?|taux)(?: \w+){0,6} egalim\b|\begalim\b(?: \w+){0,10} produits? loca\w+/;
const LEVEL_TWO = /\b(?:niveau (?:2|deux|ii))\b/;
const CERTIFICATION = /\b(?:certification|environnementale|egalim|durables?)\b/;
/** The end of level two is written, whatever the words. */
const ENDED = /\b(?:jusqu|au 31 decembre|apres le|posterieur\w*|ne compt\w+|ne suffi\w+|plus)\b/;
const FOOD = /\b(?:egalim|restauration|cantines?|denrees|repas|produits? (?:durables|bio\w*))\b/;

export const L62: Rule = {
  id: 'L62',
  title: 'Mention EGalim fausse',
  severity: 'attention',
  confidence: 'confirmed',
  references: ['crpm-l230-5-1'],
  pieces: ['cctp', 'rc', 'ccap', 'avis'],
  explanation:
    'EGalim demande des produits durables et de qualité, dont une part biologique. « Local » n’en est pas une catégorie, et la certification environnementale de niveau 2 cesse de compter à une date connue.',
  proposal: 'Reprendre les catégories de l’article L. 230-5-1, sans le local.',
  text: ({ reading }, law) => {
    const share = find(reading, LOCAL_SHARE, (sentence) => asserts(sentence) && (FOOD.test(sentence.folded) || FOOD.test(sentence.section)));
    const counted = find(reading, LOCAL_COUNTED, asserts);
    const level = find(reading, LEVEL_TWO, ({ folded }) => CERTIFICATION.test(folded) && !ENDED.test(folded)).filter(({ sentence }) => asserts(sentence));
    const end = law.switches.find(({ id }) => id === EGALIM_SWITCH)?.on ?? null;
    const say =
      (message: string) =>
      ({ sentence, matched }: (typeof share)[number]): Hit => ({ message: message.replace('…', matched), paragraph: sentence.paragraph, matched });
    return [
      ...share.map(say('« … » : le local n’est pas une catégorie EGalim, et une part locale imposée est une préférence.')),
      ...counted.map(say('« … » : le local ne compte pas dans EGalim.')),
      ...level.map(
        say(
          end === null || law.on >= end
            ? '« … » : ce niveau ne compte plus.'
            : `« … » : ce niveau cesse de compter après le ${formatDay(dayBefore(end))} ; le dire si le marché va au-delà.`,
        ),
      ),
    ];
  },
};

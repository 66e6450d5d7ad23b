import { hasInsertion, hitsOf, nameOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Hit, Rule } from './rule.ts';

const STRUCTURE =
  '(?:association|entreprise insertion|entreprise adaptee|regie de quartier|chantier insertion|atelier et chantier|ateliers? chantiers?|structure|etti|esat|geiq|ei|ea|aci)';
const IMPOSED = new RegExp(
  `\\btitulaire(?: \\w+){0,3} (?:(?:doit|devra|est tenu de|a obligation de)(?: \\w+){0,3} (?:sous traiter|confier|recourir|faire appel)|sous traite|sous traitera|confie|confiera|recourt|recourra|fait appel|fera appel)(?: \\w+){0,6} (?:a|au|aupres de|avec) (?:\\w+ ){0,2}${STRUCTURE}\\b`,
);
const CHOICE = /\b(?:ou|notamment|par exemple|choix|equivalent\w*|librement|peut|peuvent|une ou plusieurs|facilitateur)\b/;

export const L24: Rule = {
  id: 'L24',
  title: 'Mode de réalisation unique ou structure imposée',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2112-3', 'ccp-l2112-2', 'ccp-l3'],
  pieces: ['ccap', 'rc', 'ae', 'cctp'],
  explanation: 'Imposer une seule façon de faire, ou nommer une structure, ferme le marché à des candidats capables du même résultat.',
  proposal: 'Laisser le choix : embauche directe, mise à disposition, sous-traitance ou cotraitance, « ou toute structure équivalente ».',
  lot: (lot, { tender }) => {
    if (!hasInsertion(lot)) return [];
    const { modes, imposedStructure } = lot.insertion;
    const name = nameOf(lot, tender);
    const hits: Hit[] = [];
    if (imposedStructure.trim())
      hits.push({
        message: `${name} impose une structure : « ${imposedStructure.trim()} ».`,
        path: 'insertion/imposedStructure',
        matched: imposedStructure.trim(),
      });
    if (modes.length === 1 && modes[0] !== 'alternative') hits.push({ message: `${name} n’ouvre qu’un mode de réalisation.`, path: 'insertion/modes' });
    return hits;
  },
  text: ({ reading }) =>
    hitsOf(
      find(reading, IMPOSED, (sentence) => asserts(sentence) && !CHOICE.test(sentence.folded)),
      (matched) => `Une seule voie est imposée : « ${matched} ».`,
    ),
};

import { nameOf } from './helpers.ts';
import { LABELS } from './labels.ts';
import { asserts, find } from './reading.ts';
import type { Hit, Rule } from './rule.ts';

const EQUIVALENT = /\bequivalen\w+|\bou similaire\b/;
/** One sentence for the whole piece is enough. */
const GENERAL = /\b(?:tout|toute|chaque|autre|autres) (?:\w+ ){0,4}labels?(?: \w+){0,6} equivalen\w+|\blabels? equivalents?\b/;

export const L43: Rule = {
  id: 'L43',
  title: 'Label sans équivalence',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-r2111-7', 'ccp-r2111-15', 'ccp-r2111-16', 'ccp-r2111-17'],
  pieces: ['rc', 'cctp', 'ccap', 'avis'],
  explanation:
    'Un label peut être demandé si ses caractéristiques sont liées à l’objet et identifiées, et si tout label équivalent, ou une autre preuve, est accepté.',
  proposal: 'Ajouter « ou équivalent » et lister les caractéristiques attendues.',
  lot: (lot, { tender }) =>
    lot.labels
      .filter(({ name }) => name.trim())
      .flatMap(({ id, name, orEquivalent, characteristics }): Hit[] => {
        if (orEquivalent === true && characteristics.trim()) return [];
        const lacks = [...(orEquivalent === true ? [] : ['« ou équivalent »']), ...(characteristics.trim() ? [] : ['les caractéristiques attendues'])];
        return [
          {
            message: `${nameOf(lot, tender)} : le label « ${name} » est cité sans ${lacks.join(' ni ')}.`,
            path: `labels/${id}`,
            ...(orEquivalent === true ? { severity: 'attention' as const } : {}),
          },
        ];
      }),
  text: ({ reading }) => {
    if (GENERAL.test(reading.folded)) return [];
    return find(reading, LABELS, (sentence) => asserts(sentence) && !EQUIVALENT.test(sentence.folded) && !EQUIVALENT.test(sentence.lead)).flatMap(
      ({ sentence, matched }) => {
        const around = reading.sentences.filter(({ paragraph }) => Math.abs(paragraph - sentence.paragraph) <= 1);
        return around.some(({ folded }) => EQUIVALENT.test(folded))
          ? []
          : [{ message: `Le label « ${matched} » est cité sans « ou équivalent ».`, paragraph: sentence.paragraph, matched }];
      },
    );
  },
};

import { DEAD_TERMS } from './dead-terms.ts';
import { find } from './reading.ts';
import type { Rule } from './rule.ts';

export const L27: Rule = {
  id: 'L27',
  title: 'Terme périmé',
  severity: 'advice',
  confidence: 'confirmed',
  references: ['ccp-l2113-12'],
  explanation: 'Le terme ou le texte cité n’existe plus : il date le document et peut viser une règle abrogée.',
  proposal: 'Écrire le terme d’aujourd’hui.',
  text: ({ reading }) => {
    const seen = new Set<string>();
    return DEAD_TERMS.flatMap((term) =>
      find(
        reading,
        term.pattern,
        (sentence) =>
          (!term.only || term.only.test(sentence.folded)) && !/\b(?:ex|ancien\w*|anciennement|remplac\w+|auparavant|desormais)\b/.test(sentence.folded),
      ).flatMap(({ sentence, matched }) => {
        const key = `${term.id === 'cmp' || term.id === 'cmp-articles' ? 'cmp' : term.id}.${sentence.paragraph}`;
        if (seen.has(key)) return [];
        seen.add(key);
        const where = { paragraph: sentence.paragraph, matched };
        return term.unread
          ? [{ ...where, message: `« ${matched} » paraît périmé : écrire plutôt « ${term.now} », à vérifier.`, confidence: 'unverified' }]
          : [{ ...where, message: `« ${matched} » est périmé : écrire « ${term.now} ».` }];
      }),
    );
  },
};

import { formatRate } from '../format.ts';
import { crosses } from '../law/read.ts';
import { thresholdOf } from '../tender/law.ts';
import { isSocial, nameOf } from './helpers.ts';
import { about, asserts, CRITERIA, find } from './reading.ts';
import type { Rule } from './rule.ts';

const WEIGHT = /\b(?:insertion|socia(?:l|le|ux|les))(?: (?!environnement\w*)[a-z]\w*){0,8} (\d{1,3}) %/;
/** A share of hours, of workers or of a reserved lot is no weight. */
const NOT_A_WEIGHT = /\b(?:heures|effort|temps de travail|travailleurs|reserv\w+|penalites?)\b/;

/** The share is a landmark of ours: 15 % was accepted once, nothing says where too much begins. */
export const L17: Rule = {
  id: 'L17',
  title: 'Poids du critère social à justifier',
  severity: 'advice',
  confidence: 'single-source',
  references: ['ccp-r2152-7', 'ce-364950', 'ccp-l2152-8'],
  explanation:
    'Un poids très fort, ou supérieur à celui du prix ou de la valeur technique, demande une raison tenant à l’objet. Le Conseil d’État a admis 15 % dans une affaire ; au-delà, c’est un repère, pas une règle.',
  proposal: 'Baisser le poids, ou écrire pourquoi l’objet le justifie.',
  pieces: ['rc', 'avis'],
  lot: (lot, { tender, law }) => {
    const landmark = thresholdOf(law, 'insertion-criterion-weight');
    const weight = (kinds: readonly string[]): number | null => {
      const weights = lot.criteria
        .filter(({ kind, weightBasisPoints }) => kinds.includes(kind) && weightBasisPoints !== null)
        .map(({ weightBasisPoints }) => weightBasisPoints ?? 0);
      return weights.length > 0 ? Math.max(...weights) : null;
    };
    return lot.criteria.filter(isSocial).flatMap((criterion) => {
      const own = criterion.weightBasisPoints;
      if (own === null || criterion.justification.trim()) return [];
      const heavier = [['prix', weight(['price', 'cost'])] as const, ['valeur technique', weight(['technical'])] as const]
        .filter(([, other]) => other !== null && own > other)
        .map(([name]) => name);
      const above = landmark !== null && !crosses(landmark.comparison, own, landmark.value);
      if (!above && heavier.length === 0) return [];
      return [
        {
          message: `${nameOf(lot, tender)} : le critère « ${criterion.title} » pèse ${formatRate(own)}${heavier.length > 0 ? `, plus que ${heavier.join(' et ')}` : `, au-dessus du repère de ${landmark?.display ?? ''}`}, sans justification.`,
          path: `criteria/${criterion.id}`,
          ...(landmark ? { confidence: landmark.confidence } : {}),
        },
      ];
    });
  },
  text: ({ reading }, law) => {
    const landmark = thresholdOf(law, 'insertion-criterion-weight');
    if (!landmark) return [];
    return find(reading, WEIGHT, (sentence) => asserts(sentence) && about(sentence, CRITERIA) && !NOT_A_WEIGHT.test(sentence.folded)).flatMap(
      ({ sentence, matched, groups }) =>
        crosses(landmark.comparison, Number(groups[0]) * 100, landmark.value)
          ? []
          : [
              {
                message: `Le critère social pèse plus que le repère de ${landmark.display ?? ''} : « ${matched} ».`,
                paragraph: sentence.paragraph,
                matched,
                confidence: landmark.confidence,
              },
            ],
    );
  },
};

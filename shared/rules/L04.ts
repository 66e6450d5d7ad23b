import { CLIMATE_SWITCH } from '../tender/law.ts';
import { dateNote, nameOf, unlessDated } from './helpers.ts';
import { asserts, find } from './reading.ts';
import { hitsOf } from './helpers.ts';
import type { Rule } from './rule.ts';

const ALONE =
  /\bprix (?:est |sera |constitue )?(?:le |comme |un )?(?:seul|unique) critere\b|\b(?:seul|unique) critere (?:du |de |est le |sera le |attribution est le |attribution sera le |de jugement est le )?prix\b|\bcritere (?:unique|seul)(?: \w+){0,4} prix\b|\bprix (?:ponder\w+ a )?100 %/;

export const L04: Rule = {
  id: 'L04',
  title: 'Prix comme seul critère',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-r2152-7', 'ccp-l2152-7', 'ccp-r3124-4'],
  since: CLIMATE_SWITCH,
  pieces: ['rc', 'avis'],
  explanation:
    'Le critère unique du prix a disparu : on compare sur plusieurs critères, dont un environnemental, ou sur un coût global qui tient compte de l’environnement.',
  proposal: 'Ajouter un critère environnemental mesurable, et au besoin un critère technique ou social ; ou retenir un coût du cycle de vie.',
  lot: (lot, context) => {
    const { obligation, references } = context.lotRegime.severalCriteria;
    if (obligation !== 'required' || lot.criteria.length === 0 || lot.criteria.some(({ kind }) => kind !== 'price')) return [];
    return [
      {
        message: `${nameOf(lot, context.tender)} n’est jugé que sur le prix.${dateNote(context)}`,
        path: 'criteria',
        severity: unlessDated(context, 'blocking'),
        references,
      },
    ];
  },
  text: ({ reading }) => hitsOf(find(reading, ALONE, asserts), (matched) => `Le texte retient le prix seul : « ${matched} ».`),
};

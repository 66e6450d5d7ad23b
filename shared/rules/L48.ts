import { hitsOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const EXCLUDED =
  /\b(?:exclu\w*|ecarte\w*|elimine\w*)(?: \w+){0,25} (?:manquements?|resilie\w*|resiliation|plan de vigilance|vigilance|durabilite|bilan (?:des )?emissions|beges|conflit interets|entente|contrat anterieur|marche anterieur)\b|\b(?:manquements?|resilie\w*|resiliation|plan de vigilance|durabilite|bilan (?:des )?emissions|beges|conflit interets|contrat anterieur)(?: \w+){0,25} (?:sera|seront|est|sont) (?:\w+ )?(?:exclu\w*|ecarte\w*|elimine\w*)\b/;
const HEARD = /\b(?:contradictoire|observations|2141 11|regularis\w+|fiabilite|mis\w* a meme|invite\w* a)\b/;

export const L48: Rule = {
  id: 'L48',
  title: 'Exclusion facultative sans contradictoire',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2141-11'],
  seeAlso: ['ccp-l2141-7', 'ccp-l2141-7-1', 'ccp-l2141-7-2'],
  pieces: ['rc', 'avis'],
  explanation: 'Avant d’exclure pour un motif facultatif, l’acheteur met l’entreprise à même de prouver sa fiabilité.',
  proposal: 'Prévoir l’étape : information, délai pour répondre, examen des mesures prises, décision motivée.',
  text: ({ reading }) =>
    HEARD.test(reading.folded)
      ? []
      : hitsOf(find(reading, EXCLUDED, asserts), (matched) => `Une exclusion est annoncée sans étape contradictoire : « ${matched} ».`),
};

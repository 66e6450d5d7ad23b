import { hitsOf } from './helpers.ts';
import { about, asserts, CRITERIA, find } from './reading.ts';
import type { Rule } from './rule.ts';

const GENERAL =
  /\b(?:politique (?:rse|sociale|generale|de responsabilite|ressources humaines|de ressources humaines|handicap|egalite)|demarches? rse|engagements? rse|note rse|score rse|scores? (?:\w+ )?responsabilite|rse|responsabilite societale|effectifs? (?:total|totaux|globa\w+|de entreprise|de societe)|part de cdi|taux de cdi|bilan social|ecovadis|iso 26000)\b/;
const THIS_CONTRACT =
  /\b(?:execution (?:du |de ce |des |de la |de )?(?:present )?(?:marche|lot|contrat|accord cadre|prestations?)|pour (?:ce|le present|executer)|affecte\w*|prestations? (?:objet|du marche|du lot)|concour\w+|equipes? (?:du|de ce) (?:marche|lot))\b/;

export const L13: Rule = {
  id: 'L13',
  title: 'Critère sur la politique générale de l’entreprise',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ce-417580'],
  seeAlso: ['ccp-l2152-7', 'dir-2014-24-97'],
  pieces: ['rc', 'avis'],
  explanation:
    'Un critère social porte sur les activités qui concourent à la prestation, pas sur la politique sociale de toute l’entreprise, appréciée de la même façon pour tous les marchés.',
  proposal: 'Demander ce que le candidat fera pour ce marché : équipes affectées, formation, accueil, horaires, suivi.',
  text: ({ reading }) =>
    hitsOf(
      find(reading, GENERAL, (sentence) => asserts(sentence) && about(sentence, CRITERIA) && !THIS_CONTRACT.test(sentence.folded)),
      (matched) => `Un critère juge l’entreprise en général : « ${matched} ».`,
    ),
};

import { hitsOf } from './helpers.ts';
import { about, CRITERIA, denies, findAny, type Sentence } from './reading.ts';
import type { Rule } from './rule.ts';

const WHO = '(?:entreprises?|candidats?|soumissionnaires?|operateurs?|prestataires?|fournisseurs?|societes?|producteurs?|artisans?|exploitations?)';
const PLACED = '(?:situee?s?|implantee?s?|etablie?s?|domiciliee?s?|installee?s?|localisee?s?|basee?s?)';
const PLACE =
  '(?:communes?|departements?|regions?|territoires?|metropoles?|intercommunalites?|agglomerations?|cantons?|bassins?|perimetres?|rayons?|villes?|communautes?|moins de \\d+ (?:km|kilometres?|minutes?)|proximite)';
const SEAT = '(?:siege(?: social)?|agences?|antennes?|implantations?|etablissements?|depots?|locaux|bureaux)';
const HAS = '(?:avoir|ayant|dispos\\w+|justifi\\w+|posse\\w+|etre dote\\w*)';
/** Words that keep « situé » about the company; any other noun (sites, bâtiments) takes it away. */
const LINK =
  '(?:ne|pas|non|est|sont|sera|seront|etre|soit|soient|doit|doivent|devra|devront|qui|que|obligatoirement|imperativement|necessairement|exclusivement|uniquement|deja|dont|le|la|les|leur|son|siege|social|sociaux|agences?|retenue?s?|titulaires?|candidate?s?|soumissionnaires?|economiques?|seules?|etant|physiquement|geographiquement|durablement|principalement)';

const LOCATED = new RegExp(`\\b${WHO}\\b(?: ${LINK}){0,8} ${PLACED} (?:\\w+ ){0,4}${PLACE}\\b`);
const SEATED = new RegExp(
  `\\b(?:${WHO}|titulaires?)\\b(?: \\w+){0,5} ${HAS} (?:\\w+ ){0,3}${SEAT} (?:\\w+ ){0,4}(?:dans|sur|a|en|au sein) (?:\\w+ ){0,4}${PLACE}\\b`,
);
const SEAT_IN = new RegExp(`\\bsieges?(?: sociaux| social)?(?: \\w+){0,5} (?:dans|sur|a|en) (?:\\w+ ){0,3}${PLACE}\\b`);
const CRITERION =
  /\b(?:implantation|localisation)(?: (?:locale|geographique|territoriale)| (?:du |de |des )?(?:\w+ )?(?:entreprises?|candidats?|siege|agences?))\b/;
/** « Les entreprises qui ne sont pas implantées… seront écartées »: denied in form, asked in fact. */
const DISCARDED = new RegExp(`\\b${WHO}\\b(?: \\w+){0,3} (?:(?:ne )?(?:est|sont) pas|non) ${PLACED}.*\\b(?:ecart|elimin|rejet|irrecevab|irregul)`);

const COMPANY = new RegExp(`\\b(?:sieges? socia\\w+|${WHO}|titulaires?)\\b`);
/** « Siège dans la région exigé », without naming the company. */
const DEMANDED = /^sieges?\b.*\b(?:obligatoires?|exigee?s?|imposee?s?|requis)\b/;
const OPEN = /\b(?:union europeenne|etats? membres?|espace economique|sourcing|avant la consultation|a titre indicatif)\b/;

const asked = (sentence: Sentence): boolean => (!denies(sentence) || DISCARDED.test(sentence.folded)) && !OPEN.test(sentence.folded);
/** An obligation on the holder, after the award, can be justified by the object (urgency, maintenance). */
const onHolder = (sentence: Sentence): boolean => /\btitulaires?\b/.test(sentence.folded) && !new RegExp(`\\b${WHO}\\b`).test(sentence.folded);

export const L08: Rule = {
  id: 'L08',
  title: 'Implantation exigée sur un territoire',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l3', 'ccp-r2111-7', 'ce-ventenac-1994'],
  pieces: ['rc', 'avis', 'cctp'],
  explanation: 'Choisir une entreprise parce qu’elle est installée dans la commune, le département ou la région rompt l’égalité de traitement, à tout montant.',
  proposal: 'Écrire le besoin : délai d’intervention, performance logistique, fraîcheur ; faire des lots plus petits ; ou acheter de gré à gré sous le seuil.',
  text: ({ reading }) =>
    findAny(reading, [
      [LOCATED, asked],
      [SEATED, asked],
      [SEAT_IN, (sentence) => asked(sentence) && (COMPANY.test(sentence.folded) || DEMANDED.test(sentence.folded))],
      [CRITERION, (sentence) => asked(sentence) && about(sentence, CRITERIA)],
    ]).flatMap((found) =>
      hitsOf(
        [found],
        (matched) =>
          onHolder(found.sentence)
            ? `Une implantation est demandée au titulaire : « ${matched} ». Elle doit être justifiée par l’objet et ne pas compter dans le choix.`
            : `Le texte exige ou valorise une implantation : « ${matched} ».`,
        onHolder(found.sentence) ? { severity: 'attention' } : {},
      ),
    ),
};

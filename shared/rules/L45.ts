import { hitsOf } from './helpers.ts';
import { asserts, findAny, type Sentence } from './reading.ts';
import type { Rule } from './rule.ts';

const FRENCH = '(?:francais|langue francaise)';
const ON_SITE = new RegExp(
  `\\b(?:usage|emploi|maitrise|pratique|connaissance)(?: \\w+){0,4} ${FRENCH}(?: \\w+){0,3} (?:est|sera) (?:obligatoire|exige\\w*|impose\\w*)|\\b${FRENCH} (?:obligatoire|exigee?|imposee?)\\b|\\b${FRENCH}(?: \\w+){0,3} (?:est|sera) (?:la (?:seule )?langue|obligatoire|exige\\w*|impose\\w*)`,
);
const WORKERS = new RegExp(
  `\\b(?:personnels?|salaries?|ouvriers?|travailleurs?|intervenants?|equipes?|compagnons?)(?: \\w+){0,8} (?:parl\\w+|maitris\\w+|compren\\w+|exprim\\w+|pratiqu\\w+)(?: \\w+){0,4} ${FRENCH}\\b`,
);
const SITE = /\b(?:chantiers?|travaux|ouvriers?|compagnons?)\b/;
const TARGETED =
  /\b(?:interpret\w*|traduct\w*|documents?|pieces|offres?|memoire|correspondances?|factures?|reunions?|affichage|responsable|chef|encadrement|interlocuteur|referent)\b/;

const onSite = (sentence: Sentence): boolean =>
  asserts(sentence) && !TARGETED.test(sentence.folded) && (SITE.test(sentence.folded) || SITE.test(sentence.section));

export const L45: Rule = {
  id: 'L45',
  title: 'Français imposé sur le chantier',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ce-413366', 'caa-17pa03641'],
  pieces: ['ccap', 'cctp', 'rc', 'ae'],
  explanation: 'Imposer le français à tous les ouvriers a été censuré. Un interprète, pour les droits sociaux et la sécurité, sans coût excessif, a été admis.',
  proposal: 'Prévoir une clause d’interprétariat ciblée sur les droits des salariés et les tâches à risque.',
  text: ({ reading }) =>
    hitsOf(
      findAny(reading, [
        [ON_SITE, onSite],
        [WORKERS, onSite],
      ]),
      (matched) => `Le français est imposé aux équipes : « ${matched} ».`,
    ),
};

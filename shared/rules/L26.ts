import { hitsOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const REGISTERED = /\binscri\w+(?: \w+){0,4} (?:france travail|pole emploi|liste des demandeurs emploi)\b/;
const MORE = /\b(?:depuis|plus de|au moins|mois|anciennete|longue duree|statut|et (?:ayant|relevant|eligible\w*))\b/;

export const L26: Rule = {
  id: 'L26',
  title: 'Éligibilité par la seule inscription à France Travail',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccag-fcs-16', 'ccag-tic-16'],
  pieces: ['ccap', 'rc', 'ae', 'annexe'],
  explanation:
    'Depuis 2025, les allocataires du RSA et leurs conjoints, les jeunes des missions locales et les personnes suivies par Cap emploi y sont inscrits d’office : l’inscription ne prouve plus l’éloignement de l’emploi.',
  proposal: 'Demander une ancienneté d’inscription, un statut, ou une éligibilité reconnue à l’insertion par l’activité économique.',
  text: ({ reading }) =>
    hitsOf(
      find(reading, REGISTERED, (sentence) => asserts(sentence) && !MORE.test(sentence.folded)),
      (matched) => `L’inscription suffit à rendre éligible : « ${matched} ».`,
    ),
};

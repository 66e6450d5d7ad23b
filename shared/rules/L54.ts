import { namedBuyers } from '../scheme/buyers.ts';
import type { SchemeContent } from '../api/schemes.ts';
import { foldFrench } from '../typography.ts';
import type { Rule } from './rule.ts';

const CONSOLIDATED = /\b(?:consolide\w*|globalise\w*|agrege\w*|cumule\w*|pour (?:ensemble|tous) (?:des )?(?:les )?acheteurs)\b/;
const EACH = /\b(?:acheteur par acheteur|par acheteur|chaque acheteur|pour chacun|propres? a chaque|par membre|chaque membre)\b/;

const texts = ({ indicators, followUp, legal }: SchemeContent): string =>
  foldFrench(
    [legal.reason, followUp.annualReview, ...indicators.flatMap(({ title, definition, formula, frequency }) => [title, definition, formula, frequency])].join(
      ' ',
    ),
  );

export const L54: Rule = {
  id: 'L54',
  title: 'Schéma commun aux indicateurs seulement consolidés',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2111-3'],
  explanation: 'Un schéma commun est permis, mais les indicateurs sont établis acheteur par acheteur.',
  proposal: 'Nommer les acheteurs et prévoir un jeu d’indicateurs pour chacun ; la somme peut s’y ajouter.',
  scheme: (scheme) => {
    if (!scheme.legal.shared) return [];
    if (namedBuyers(scheme).length < 2) return [{ message: 'Le schéma est commun, mais ses acheteurs ne sont pas nommés.', path: 'legal/buyers' }];
    const text = texts(scheme);
    return CONSOLIDATED.test(text) && !EACH.test(text)
      ? [{ message: 'Les indicateurs sont décrits pour tous les acheteurs ensemble, sans le détail de chacun.', path: 'indicators' }]
      : [];
  },
};

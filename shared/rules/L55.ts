import { foldFrench } from '../typography.ts';
import type { Rule } from './rule.ts';

const ESUS = /\b(?:esus|entreprises? solidaires?)\b/;
const OTHER = /\b(?:siae|esat|entreprises? adaptees?|structures? insertion)\b/;
const SUM = /\b(?:total|somme|addition\w*|cumul\w*|ensemble|plus)\b/;
const APART = /\b(?:dedoublonn\w*|sans double compte|separe\w*|distinct\w*|hors esus|hors siae)\b/;

export const L55: Rule = {
  id: 'L55',
  title: 'Addition des ESUS et des structures d’insertion ou adaptées',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ctrav-l3332-17-1', 'ccp-l2111-3'],
  explanation: 'Beaucoup de structures d’insertion, d’entreprises adaptées et d’ESAT sont aussi des ESUS : additionner compte deux fois les mêmes achats.',
  proposal: 'Tenir les deux cibles séparément, ou dédoublonner par SIRET.',
  scheme: ({ indicators }) =>
    indicators.flatMap(({ id, title, definition, formula, legal }) => {
      const text = foldFrench(`${title} ${definition} ${formula}`);
      const written = ESUS.test(text) && OTHER.test(text) && (SUM.test(text) || /\+/.test(formula)) && !APART.test(text);
      return written || (legal.includes('C7a') && legal.includes('C7b'))
        ? [{ message: `« ${title} » additionne des achats qui se recouvrent.`, path: `indicators/${id}` }]
        : [];
    }),
};

import { foldFrench } from '../typography.ts';
import { isConcession } from './helpers.ts';
import type { Rule } from './rule.ts';

/** CPV divisions of support trades: works, upkeep, cleaning, catering, supplies… anything but services to people. */
const SUPPORT = /^(?:0[39]|1[4-9]|2|3|4[2-5]|50|55|60|63|64|66|7[07]|90)/;

export const L38: Rule = {
  id: 'L38',
  title: 'Marché d’insertion dont l’objet réel est l’activité support',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-r2123-1', 'ccp-r2123-2'],
  explanation:
    'Le régime souple des services sociaux vaut si l’objet est l’insertion elle-même. Un nettoyage ou des espaces verts habillés en insertion peuvent être requalifiés (déduction).',
  proposal: 'Utiliser un lot réservé ou une clause d’insertion, avec la procédure du service acheté.',
  tender: ({ tender }) => {
    const { need, lots } = tender;
    const claims = need.insertionObject === true || (need.socialServices === true && /\binsertion\b/.test(foldFrench(`${tender.title} ${need.object}`)));
    const cpv = [need.cpv, ...lots.map((lot) => lot.cpv)].find((code) => code !== '' && SUPPORT.test(code));
    if (!claims || cpv === undefined || isConcession(tender)) return [];
    return [
      { message: `Le marché est présenté comme un service d’insertion, mais son CPV (${cpv}) est celui d’une autre activité.`, path: 'need/cpv', matched: cpv },
    ];
  },
};

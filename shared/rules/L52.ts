import { schemeLaw } from '../scheme/completeness.ts';
import type { Hit, Rule } from './rule.ts';

export const L52: Rule = {
  id: 'L52',
  title: 'Publication ou suivi annuel du schéma absent',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2111-3'],
  explanation: 'Le schéma est rendu public, notamment en ligne ; il est suivi chaque année, et ses indicateurs sont publiés tous les deux ans.',
  proposal: 'Indiquer le site, la réunion annuelle et le rythme de publication.',
  scheme: ({ followUp }, law) => {
    const { publicationMonths } = schemeLaw(law.thresholds);
    const months = followUp.publicationMonths;
    const hits: Hit[] = [];
    if (!followUp.publicationPlace.trim()) hits.push({ message: 'Le schéma ne dit pas où il sera mis en ligne.', path: 'followUp/publicationPlace' });
    if (!followUp.annualReview.trim() && !followUp.calendar.some(({ kind }) => kind === 'annual-review'))
      hits.push({ message: 'Aucun suivi annuel n’est décrit.', path: 'followUp/annualReview' });
    if (months === null) hits.push({ message: 'Le rythme de publication des indicateurs n’est pas fixé.', path: 'followUp/publicationMonths' });
    else if (publicationMonths !== null && months > publicationMonths)
      hits.push({ message: `Publication tous les ${months} mois : au plus ${publicationMonths} mois.`, path: 'followUp/publicationMonths' });
    return hits;
  },
};

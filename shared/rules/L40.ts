import { formatRate } from '../format.ts';
import { crosses } from '../law/read.ts';
import { thresholdOf } from '../tender/law.ts';
import { nameOf } from './helpers.ts';
import type { Hit, Rule } from './rule.ts';

export const L40: Rule = {
  id: 'L40',
  title: 'Marché global sans part confiée aux PME',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2171-8', 'ccp-r2171-23', 'ccp-l2152-9'],
  explanation:
    'Le titulaire d’un marché global, s’il n’est ni PME ni artisan, confie une part minimale à des PME ou artisans, sauf si le secteur ne le permet pas ; et cette part compte parmi les critères.',
  proposal: 'Écrire la part minimale et un critère sur la part confiée aux PME et artisans.',
  lot: (lot, { tender, law }) => {
    if (tender.need.global !== true || tender.need.form === 'concession') return [];
    const least = thresholdOf(law, 'sme-share-global');
    const name = nameOf(lot, tender);
    const share = lot.smeShareBasisPoints;
    const hits: Hit[] = [];
    if (least && !lot.smeReason.trim() && (share === null || !crosses(least.comparison, share, least.value)))
      hits.push({
        message:
          share === null
            ? `${name} : la part confiée aux PME n’est pas fixée (au moins ${least.display ?? ''}).`
            : `${name} : ${formatRate(share)} pour les PME, sous ${least.display ?? ''}.`,
        path: 'smeShareBasisPoints',
      });
    if (!lot.criteria.some(({ kind }) => kind === 'sme'))
      hits.push({ message: `${name} : aucun critère ne porte sur la part confiée aux PME.`, path: 'criteria' });
    return hits;
  },
};

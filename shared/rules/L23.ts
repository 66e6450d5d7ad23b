import { hasVolume, nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

/** CPV beginnings of trades where a new holder often takes over the staff: cleaning, security, catering. */
const SECTORS: readonly { cpv: string; name: string }[] = [
  { cpv: '9091', name: 'nettoyage' },
  { cpv: '7971', name: 'sécurité' },
  { cpv: '555', name: 'restauration' },
  { cpv: '553', name: 'restauration' },
];

export const L23: Rule = {
  id: 'L23',
  title: 'Heures calculées sans retirer le personnel repris',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-l2112-3', 'ccp-l2112-2'],
  explanation:
    'Quand le personnel en place est repris, les postes sont déjà occupés : compter sur l’effectif total rend la clause inexécutable et inégale entre le sortant et les autres.',
  proposal: 'Calculer l’effort sur les seules nouvelles affectations et donner aux candidats les données de reprise.',
  lot: (lot, { tender }) => {
    const cpv = lot.cpv || tender.need.cpv;
    const sector = SECTORS.find((known) => cpv.startsWith(known.cpv));
    const { staffTransfer, transferDeducted } = lot.insertion;
    if (!hasVolume(lot) || staffTransfer === false || transferDeducted === true || (staffTransfer === null && !sector)) return [];
    const name = nameOf(lot, tender);
    if (staffTransfer === null)
      return [
        {
          message: `${name} (${sector?.name ?? ''}) : dire si du personnel est repris, et si ses heures ont été retirées du calcul.`,
          path: 'insertion/staffTransfer',
          severity: 'advice',
        },
      ];
    return [
      {
        message: `${name} reprend du personnel, ${transferDeducted === null ? 'sans dire si ses heures ont été retirées du calcul' : 'mais ses heures n’ont pas été retirées du calcul'}.`,
        path: 'insertion/transferDeducted',
      },
    ];
  },
};

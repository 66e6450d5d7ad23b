/** Figures most schemes open with: where they are usually found, and which indicator of the catalogue gives each one when it is known. */
import type { SchemeFigure } from '../api/schemes.ts';

/** The indicator's own value, how many contracts it was looked for in, or the spend of the accounting it rests on. */
type FigurePart = 'value' | 'contracts' | 'spend';
export type UsualFigure = Pick<SchemeFigure, 'label' | 'unit' | 'source'> & { indicator: string; part: FigurePart };

export const ANNUAL_PURCHASES = 'Achats annuels hors taxes';

export const USUAL_FIGURES: readonly UsualFigure[] = [
  {
    label: ANNUAL_PURCHASES,
    unit: 'money',
    source: 'Comptabilité, exercice clos',
    indicator: 'achats-esus',
    part: 'spend',
  },
  {
    label: 'Marchés notifiés dans l’année',
    unit: 'count',
    source: 'Données essentielles (DECP)',
    indicator: 'considerations-sociales-nombre',
    part: 'contracts',
  },
  {
    label: 'Marchés avec une considération sociale',
    unit: 'rate',
    source: 'Données essentielles (DECP), en nombre',
    indicator: 'considerations-sociales-nombre',
    part: 'value',
  },
  {
    label: 'Marchés avec une considération environnementale',
    unit: 'rate',
    source: 'Données essentielles (DECP), en nombre',
    indicator: 'considerations-environnementales-nombre',
    part: 'value',
  },
  { label: 'Heures d’insertion réalisées', unit: 'hours', source: 'Bilan du facilitateur', indicator: 'heures-insertion-realisees', part: 'value' },
  { label: 'Personnes embauchées grâce aux clauses', unit: 'count', source: 'Bilan du facilitateur', indicator: 'beneficiaires', part: 'value' },
  { label: 'Marchés réservés passés dans l’année', unit: 'count', source: 'Suivi des marchés', indicator: 'marches-reserves-nombre', part: 'value' },
  {
    label: 'Achats auprès d’entreprises solidaires (ESUS)',
    unit: 'rate',
    source: 'Comptabilité croisée avec la liste des ESUS',
    indicator: 'achats-esus',
    part: 'value',
  },
  {
    label: 'Achats auprès d’entreprises employant des publics défavorisés',
    unit: 'rate',
    source: 'Comptabilité croisée avec les structures connues',
    indicator: 'achats-publics-vulnerables',
    part: 'value',
  },
  {
    label: 'Petites et moyennes entreprises parmi les titulaires',
    unit: 'rate',
    source: 'Données essentielles (DECP) et Sirene',
    indicator: 'pme-nombre',
    part: 'value',
  },
  { label: 'Délai global de paiement', unit: 'days', source: 'Comptabilité', indicator: 'delai-paiement', part: 'value' },
];

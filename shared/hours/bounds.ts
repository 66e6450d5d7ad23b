/** What each figure may be, and the sentence that refuses it. Bounds are far from any real contract: they catch slips. */
import { LIMITS } from '../limits.ts';
import { formatMoney } from '../format.ts';

/** `below`: the value is under `min`; `above`: over `max`. Values as stored. */
export type Bound = { min: number; max: number; absent: string; below: string; above: string };

const money = { min: 1, max: LIMITS.moneyCents };
const hourly = { min: 1, max: LIMITS.hourlyCostCents, above: 'Un coût horaire ne dépasse pas 10\u202f000\u00a0€.' };

export const BOUNDS = {
  amount: {
    ...money,
    absent: 'Indiquez le montant hors taxes estimé.',
    below: 'Le montant doit être supérieur à zéro.',
    above: `Le montant ne peut pas dépasser ${formatMoney(LIMITS.moneyCents)}.`,
  },
  share: {
    min: 0,
    max: LIMITS.basisPoints,
    absent: 'Indiquez la part de main-d’œuvre, ou choisissez un métier de la table\u202f: elle ne s’invente pas.',
    below: 'La part de main-d’œuvre ne peut pas être négative.',
    above: 'La part de main-d’œuvre ne peut pas dépasser 100\u00a0%.',
  },
  cost: {
    ...hourly,
    absent: 'Indiquez le coût horaire chargé\u202f: aucune valeur n’est proposée à cette date.',
    below: 'Le coût horaire doit être supérieur à zéro\u202f: sans lui, rien ne se divise.',
  },
  hourPrice: {
    ...hourly,
    absent: 'Indiquez le prix d’une heure, tout compris.',
    below: 'Le prix d’une heure doit être supérieur à zéro\u202f: sans lui, rien ne se divise.',
  },
  rate: {
    min: 1,
    max: LIMITS.basisPoints,
    absent: 'Indiquez le taux d’insertion\u202f: aucune valeur n’est proposée à cette date.',
    below: 'Le taux d’insertion doit être supérieur à zéro.',
    above: 'Le taux d’insertion ne peut pas dépasser 100\u00a0%.',
  },
  months: {
    min: 1,
    max: LIMITS.months,
    absent: 'Indiquez la durée en mois.',
    below: 'La durée est d’un mois au moins.',
    above: 'La durée ne dépasse pas 1\u202f200 mois.',
  },
  team: {
    min: 1,
    max: LIMITS.teamSize,
    absent: 'Indiquez l’effectif.',
    below: 'L’effectif est d’une personne au moins.',
    above: 'L’effectif ne dépasse pas 100\u202f000 personnes.',
  },
  /** Quarter-hours a month. */
  transferable: {
    min: 0,
    max: LIMITS.monthlyQuarterHours,
    absent: 'Indiquez les heures mensuelles du personnel à reprendre (0 s’il n’y en a pas).',
    below: 'Les heures à reprendre ne peuvent pas être négatives.',
    above: 'Les heures à reprendre ne dépassent pas dix millions par mois.',
  },
  tranche: {
    ...money,
    absent: 'Indiquez le montant facturé qui ouvre des heures.',
    below: 'La tranche doit être supérieure à zéro.',
    above: `La tranche ne peut pas dépasser ${formatMoney(LIMITS.moneyCents)}.`,
  },
  /** Quarter-hours. */
  perTranche: {
    min: 1,
    max: LIMITS.trancheQuarterHours,
    absent: 'Indiquez les heures par tranche.',
    below: 'Les heures par tranche doivent être supérieures à zéro.',
    above: 'Les heures par tranche ne dépassent pas un million.',
  },
} as const satisfies Record<string, Bound>;

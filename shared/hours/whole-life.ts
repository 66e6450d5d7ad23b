/** Do the hours fit the contract? Hours against its months and the team that carries it out. */
import type { HoursWarning, WholeLife } from '../api/hours.ts';
import { formatHours, formatNumber, formatRate } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { type HoursBasis, markOf } from './basis.ts';
import { floorRatio, product } from './exact.ts';

export type WholeLifeQuestion = { quarterHours: number; labourQuarterHours: number | null; months: number | null; team: number | null };

const unknown = (message: string, known: Partial<WholeLife> = {}): WholeLife => ({
  verdict: 'unknown',
  message: frenchTypography(message),
  monthlyQuarterHours: null,
  postsHundredths: null,
  capacityQuarterHours: null,
  teamShareBasisPoints: null,
  ...known,
});

/** Capacity counts a full-time year for each person of the team, over the contract's months. */
export function wholeLife({ quarterHours, months, team }: WholeLifeQuestion, basis: HoursBasis): WholeLife {
  const year = markOf(basis, 'fullTimeYear');
  if (months === null) return unknown('Indiquez la durée en mois pour vérifier que les heures tiennent dans le contrat.');
  const monthlyQuarterHours = Math.floor(quarterHours / months);
  if (year === null) return unknown('Aucun repère de temps plein n’est connu à cette date.', { monthlyQuarterHours });
  const postsHundredths = floorRatio(product(quarterHours, 12, 100), product(year.value, months));
  const pace = `${formatHours(monthlyQuarterHours)} par mois pendant ${formatNumber(months)} mois, soit ${formatNumber(postsHundredths / 100)} équivalent temps plein`;
  if (team === null) return unknown(`${pace}. Indiquez l’effectif pour vérifier la part qu’il y consacre.`, { monthlyQuarterHours, postsHundredths });
  const capacityQuarterHours = floorRatio(product(team, year.value, months), 12n);
  const teamShareBasisPoints = floorRatio(product(quarterHours, 10_000), BigInt(capacityQuarterHours));
  const figures = { monthlyQuarterHours, postsHundredths, capacityQuarterHours, teamShareBasisPoints };
  const most = markOf(basis, 'rateMax');
  const part = `${formatRate(teamShareBasisPoints)} du temps d’une équipe de ${formatNumber(team)} à temps plein`;
  if (quarterHours > capacityQuarterHours)
    return {
      verdict: 'exceeds',
      message: frenchTypography(
        `${pace} : plus que l’équipe entière, ${formatNumber(team)} à temps plein, ne peut faire. Réduisez le volume, ou revoyez l’effectif et la durée.`,
      ),
      ...figures,
    };
  if (most && teamShareBasisPoints > most.value)
    return { verdict: 'heavy', message: frenchTypography(`${pace} : ${part}, au-dessus de l’usage (${formatRate(most.value)}).`), ...figures };
  return { verdict: 'fits', message: frenchTypography(`${pace} : ${part}.`), ...figures };
}

/** An order of magnitude: quarters of an hour would only pretend. */
const wholeHours = (quarters: number): string => formatHours(Math.round(quarters / 4) * 4);

/** The work the amount pays, against the team announced: a gap of one to two means a figure is wrong. */
export function teamWarnings({ labourQuarterHours }: WholeLifeQuestion, { verdict, capacityQuarterHours, message }: WholeLife): HoursWarning[] {
  const warnings: HoursWarning[] =
    verdict === 'exceeds' || verdict === 'heavy' ? [{ code: verdict === 'exceeds' ? 'exceeds-capacity' : 'heavy-for-team', message, path: 'teamSize' }] : [];
  if (labourQuarterHours === null || capacityQuarterHours === null || labourQuarterHours === 0) return warnings;
  if (labourQuarterHours > capacityQuarterHours * 2 || labourQuarterHours * 2 < capacityQuarterHours) {
    warnings.push({
      code: 'team-mismatch',
      message: frenchTypography(
        `Le montant paie ${wholeHours(labourQuarterHours)} de travail ; l’équipe annoncée en fait ${wholeHours(capacityQuarterHours)} sur la durée. Vérifiez le montant, la part de main-d’œuvre ou l’effectif.`,
      ),
      path: 'teamSize',
    });
  }
  return warnings;
}

/** What to do with the figure: write it, round it to useful paths, or propose actions instead. Advice, never a refusal. */
import type { HoursEstimate, HoursProposal } from '../api/hours.ts';
import { formatHours, formatNumber } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { type HoursBasis, markOf } from './basis.ts';
import type { Method, Working } from './working.ts';

/** Hours as useful paths and as full-time years; both are marks of the day, never binding. */
export function rounding(quarterHours: number, basis: HoursBasis): HoursEstimate['rounding'] {
  const [path, year] = [markOf(basis, 'useful'), markOf(basis, 'fullTimeYear')];
  const paths = path ? Math.floor(quarterHours / path.value) : null;
  const pathHours = path && paths !== null ? Math.floor((paths * path.value) / 4) : null;
  const whole = paths !== null && pathHours !== null && paths > 0;
  const nextPathHours = path && whole && quarterHours > paths * path.value ? Math.ceil(((paths + 1) * path.value) / 4) : null;
  const fullTimeHundredths = year ? Math.floor((quarterHours * 100) / year.value) : null;
  const texts = [
    `Arrondi à l’heure inférieure : ${formatHours(Math.floor(quarterHours / 4) * 4)}.`,
    ...(path && whole
      ? [
          `En parcours utiles de ${formatHours(path.value)} : ${formatHours(pathHours * 4)} (${formatNumber(paths)})${nextPathHours === null ? '' : ` ou ${formatHours(nextPathHours * 4)} (${formatNumber(paths + 1)})`}.`,
        ]
      : []),
    ...(fullTimeHundredths !== null ? [`Équivalent de ${formatNumber(fullTimeHundredths / 100)} temps plein sur un an.`] : []),
  ];
  return { text: frenchTypography(texts.join(' ')), paths, pathHours, nextPathHours, fullTimeHundredths };
}

const NOTHING: Record<NonNullable<Working['nothing']>, string> = {
  'no-labour': 'Sans main-d’œuvre, aucune heure ne se calcule : aucun volume n’est proposé. Choisissez plutôt une action.',
  'all-transferred':
    'Le personnel à reprendre dépasse les heures que le montant paie : il n’y a pas d’affectation nouvelle, donc pas d’heure à demander. Choisissez plutôt une action, ou vérifiez les heures à reprendre.',
};

/** What to write of the computed hours: the figure, a rounding to useful paths, or other actions below the least. */
export function proposal({ quarterHours, nothing }: Working, method: Method, basis: HoursBasis): HoursProposal {
  const [least, useful] = [markOf(basis, 'least'), markOf(basis, 'useful')];
  const computed = formatHours(Math.floor(quarterHours / 4) * 4);
  const instead = (message: string): HoursProposal => ({ kind: 'alternative', message: frenchTypography(message), hours: null, actions: [...basis.actions] });
  if (nothing) return instead(NOTHING[nothing]);
  if (least && quarterHours < least.value)
    return instead(
      `${computed} : moins de ${formatHours(least.value)}, trop peu pour un parcours. Aucun volume n’est proposé ; choisissez plutôt une action, ou réunissez ces heures avec celles d’un autre marché.`,
    );
  if (useful && quarterHours < useful.value) {
    if (method.id === 'staff-transfer')
      return instead(
        `${computed} : la branche de la propreté déconseille une clause sous ${formatHours(useful.value)}. Aucun volume n’est proposé ; choisissez plutôt une action.`,
      );
    return {
      kind: 'short-clause',
      message: frenchTypography(
        `${computed} : un parcours court, sous ${formatHours(useful.value)}. Réunir ces heures avec celles d’un autre marché donnerait un parcours utile.`,
      ),
      hours: Math.floor(quarterHours / 4),
      actions: [...basis.actions],
    };
  }
  return { kind: 'clause', message: rounding(quarterHours, basis).text, hours: Math.floor(quarterHours / 4), actions: [] };
}

/** Themes that make a family a social consideration, or an environmental one. A family may be both. */
import type { Theme } from '../api/clauses.ts';

export const SOCIAL_THEMES: readonly Theme[] = ['insertion', 'handicap', 'prison', 'equality', 'work-conditions', 'training', 'vigilance', 'care'];
export const ENVIRONMENT_THEMES: readonly Theme[] = ['environment', 'circular'];

export const isSocialTheme = (theme: Theme): boolean => SOCIAL_THEMES.includes(theme);
export const isEnvironmentTheme = (theme: Theme): boolean => ENVIRONMENT_THEMES.includes(theme);

/** Families that write why there is no condition, or amend a contract already running: never a condition of the lot. */
const NO_CONDITION: readonly string[] = ['exception-clause-sociale-motivee', 'exception-clause-sociale-concession', 'avenant-clause-sociale'];
export const writesCondition = (slug: string): boolean => !NO_CONDITION.includes(slug);

/** Families whose CCAP holds the penalty by hour (or by action) of insertion, with its formal notice and its exemption. */
const PENALTY =
  /^(?:heures-insertion-|insertion-penalites$|insertion-concession$|groupement-commandes-insertion$|actions-alternatives-|critere-insertion-seul$)/;
export const writesInsertionPenalty = (slug: string): boolean => PENALTY.test(slug);

/** Families whose contract says what the yearly report of a concession describes (L. 3131-5). */
const ANNUAL_REPORT: readonly string[] = ['concession-rapport-annuel', 'concession-condition-environnementale', 'insertion-concession'];
export const writesAnnualReport = (slug: string): boolean => ANNUAL_REPORT.includes(slug);

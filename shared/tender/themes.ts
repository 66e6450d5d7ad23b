/** Themes that make a family a social consideration, or an environmental one. A family may be both. */
import type { Theme } from '../api/clauses.ts';

export const SOCIAL_THEMES: readonly Theme[] = ['insertion', 'handicap', 'prison', 'equality', 'work-conditions', 'training', 'vigilance', 'care'];
export const ENVIRONMENT_THEMES: readonly Theme[] = ['environment', 'circular'];

export const isSocialTheme = (theme: Theme): boolean => SOCIAL_THEMES.includes(theme);
export const isEnvironmentTheme = (theme: Theme): boolean => ENVIRONMENT_THEMES.includes(theme);

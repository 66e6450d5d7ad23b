/** How people and steps are written beside a scheme. Pure. */
import { STEPS, type StepId } from '#shared/scheme/steps.ts';

export const stepTitle = (step: StepId): string => STEPS.find(({ id }) => id === step)?.title ?? step;

/** « Alix Pilote » → « AP »; one letter for one word. */
export function initials(name: string): string {
  const words = name.split(/[\s’'-]+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0).toUpperCase() ?? '').join('') || '?';
}

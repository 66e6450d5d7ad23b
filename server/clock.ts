import type { Clock } from './context.ts';

/** The day in Paris: what « aujourd’hui » means for French law. */
const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date().toISOString(), today: () => parisDay.format(new Date()) };

/** Dated events proposed from the period: yearly review, publication of the indicators, committees, revision. Pure. */
import type { Scheme, SchemeEvent } from '#shared/api/schemes.ts';
import { addYears, type Day, dayBefore, yearOf } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';

type Proposed = Omit<SchemeEvent, 'id'>;
const MONTHS_A_YEAR = 12;

/** Same day some months later; a day that the month lacks becomes its last day. */
export function addMonths(day: Day, months: number): Day {
  const total = Number(day.slice(0, 4)) * MONTHS_A_YEAR + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(total / MONTHS_A_YEAR), (total % MONTHS_A_YEAR) + 1];
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(Number(day.slice(8, 10)), length)).padStart(2, '0')}`;
}

const within = (day: Day, { from, to }: Scheme['period']): boolean => from !== null && to !== null && day >= from && day <= to;

function reviews(period: Scheme['period'] & { from: Day; to: Day }): Proposed[] {
  const years = Array.from({ length: yearOf(period.to) - yearOf(period.from) + 1 }, (_, index) => yearOf(period.from) + index);
  return years.map((year): Proposed => ({ on: `${year + 1}-05-31`, what: `Bilan annuel ${year} présenté à l’instance délibérante`, kind: 'annual-review' }));
}

function publications(from: Day, to: Day, months: number): Proposed[] {
  const days: Day[] = [];
  for (let day = addMonths(from, months); day <= addYears(to, 1) && days.length < 20; day = addMonths(day, months)) days.push(day);
  return days.map((on): Proposed => ({ on, what: 'Publication des indicateurs en ligne', kind: 'publication' }));
}

/** The events of a period; none while it is not set. A line already there (same kind, same day) is not proposed again. */
export function proposeCalendar({ period, followUp }: Pick<Scheme, 'period' | 'followUp'>, legalMonths: number | null): Proposed[] {
  const { from, to } = period;
  if (!from || !to || from >= to) return [];
  // Never further apart than the article allows, whatever was typed.
  const wanted = followUp.publicationMonths ?? legalMonths;
  const months = wanted === null || legalMonths === null ? wanted : Math.min(wanted, legalMonths);
  const committees = Array.from({ length: 40 }, (_, index) => addMonths(from, 6 * (index + 1)))
    .filter((day) => within(day, period))
    .map((on): Proposed => ({ on, what: 'Comité de pilotage', kind: 'committee' }));
  const middle = addMonths(from, Math.round((yearOf(to) - yearOf(from) + 1) * 6));
  const proposed: Proposed[] = [
    { on: from, what: `Mise en ligne du schéma${period.adoptedOn ? `, adopté le ${formatDay(period.adoptedOn)}` : ''}`, kind: 'publication' },
    ...committees,
    ...reviews({ ...period, from, to }),
    ...(months === null ? [] : publications(from, to, months)),
    ...(within(middle, period) ? [{ on: middle, what: 'Revue à mi-parcours et révision des cibles', kind: 'revision' } as const] : []),
    { on: dayBefore(addMonths(to, -9)), what: 'Lancement du schéma suivant', kind: 'other' },
  ];
  const held = new Set(followUp.calendar.map(({ kind, on }) => `${kind} ${on}`));
  return proposed.filter(({ kind, on }) => !held.has(`${kind} ${on}`)).sort((a, b) => (a.on ?? '').localeCompare(b.on ?? ''));
}

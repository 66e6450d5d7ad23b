/**
 * When the annual review and the publication of a scheme are due: its own calendar, else its period and rhythm, else article L. 2111-3
 * (yearly follow-up; indicators published every two years). What was made and marked as published or presented is done. Pure.
 */
import type { ReviewDue, ReviewKind, ReviewSummary } from '../api/reviews.ts';
import type { Scheme, SchemeEvent } from '../api/schemes.ts';
import { addDays, addMonths, addYears, type Day, yearOf } from '../days.ts';
import { formatDay } from '../format.ts';

/** Days before which a date is not pressing. */
const SOON_DAYS = 60;
/** The article gives no day for the yearly follow-up: the calendar that Clausier proposes takes this one, the year after. */
const REVIEW_DAY = '05-31';
const MOST = 40;

export type DueScheme = Pick<Scheme, 'id' | 'title' | 'period' | 'followUp'>;
export type Made = Pick<ReviewSummary, 'kind' | 'year' | 'publishedOn'>;
/** @param legalMonths between two publications, by the thresholds of the day; null when the day has no such rule */
export type DueLaw = { today: Day; legalMonths: number | null };

type Dated = { year: number; dueOn: Day; reason: string };

const CALENDAR = 'Date du calendrier du schéma.';

/** « Bilan annuel 2027 présenté… » says its year; else it is the year before. */
function yearSaid({ what }: Pick<SchemeEvent, 'what'>, on: Day): number {
  const said = Number(/\b(20\d{2})\b/.exec(what)?.[1] ?? 0);
  return said === yearOf(on) || said === yearOf(on) - 1 || said === yearOf(on) - 2 ? said : yearOf(on) - 1;
}

/** The scheme being put online, the day it starts, is no publication of indicators. */
function calendarDates({ followUp, period }: DueScheme, kind: ReviewKind): Dated[] {
  return followUp.calendar.flatMap((event) => {
    const { on } = event;
    if (event.kind !== kind || on === null || (kind === 'publication' && period.from !== null && on <= period.from)) return [];
    return [{ year: kind === 'annual-review' ? yearSaid(event, on) : yearOf(on) - 1, dueOn: on, reason: CALENDAR }];
  });
}

const startOf = ({ period }: DueScheme): Day | null => period.from ?? period.adoptedOn;

/** One a year of the period; without an end, until this year. */
function yearlyDates(scheme: DueScheme, { today }: DueLaw): Dated[] {
  const from = startOf(scheme);
  if (from === null) return [];
  const last = scheme.period.to === null ? yearOf(today) : yearOf(scheme.period.to);
  const years = Array.from({ length: Math.max(0, Math.min(MOST, last - yearOf(from) + 1)) }, (_, index) => yearOf(from) + index);
  return years.map((year) => ({
    year,
    dueOn: `${year + 1}-${REVIEW_DAY}`,
    reason: 'Suivi annuel (CCP, art. L. 2111-3, al. 2). L’article ne fixe pas le jour : 31 mai proposé, à dater dans le calendrier du schéma.',
  }));
}

/** Every so many months since the start, or since the last publication. */
function publicationDates(scheme: DueScheme, { legalMonths, today }: DueLaw, published: readonly Day[]): Dated[] {
  const { publicationMonths } = scheme.followUp;
  const from = startOf(scheme);
  const months = publicationMonths !== null && legalMonths !== null ? Math.min(publicationMonths, legalMonths) : (publicationMonths ?? legalMonths);
  if (from === null || months === null) return [];
  const end = scheme.period.to === null ? addYears(today, 2) : addYears(scheme.period.to, 1);
  const last = published.at(-1);
  const since = last && last > from ? last : from;
  const rule =
    publicationMonths === months
      ? `Tous les ${months} mois, rythme écrit dans le schéma (CCP, art. L. 2111-3, al. 3 : deux ans au plus).`
      : 'Tous les deux ans (CCP, art. L. 2111-3, al. 3).';
  const dates: Dated[] = [];
  for (let index = 1; index <= MOST; index += 1) {
    const dueOn = addMonths(since, index * months);
    if (dueOn > end) break;
    dates.push({ year: yearOf(dueOn) - 1, dueOn, reason: rule });
  }
  return dates;
}

/** A late publication makes up for the dates before it; an early one stands for the next date. */
function withoutPublished(dates: readonly Dated[], made: readonly Made[]): Dated[] {
  let left = [...dates];
  for (const { publishedOn, year } of made) {
    if (publishedOn === null) continue;
    const late = left.filter((date) => date.dueOn <= publishedOn);
    const kept = left.filter((date) => date.dueOn > publishedOn);
    left = late.length > 0 || kept[0] === undefined ? kept : kept.slice(1);
    left = left.filter((date) => date.year > year);
  }
  return left;
}

/** Whatever the calendar says, the article leaves so many months at most after a publication. */
function withinTheArticle(dates: readonly Dated[], lastPublished: Day | undefined, legalMonths: number | null): Dated[] {
  const [next, ...others] = dates;
  if (!next || lastPublished === undefined || legalMonths === null) return [...dates];
  const latest = addMonths(lastPublished, legalMonths);
  if (next.dueOn <= latest) return [...dates];
  const reason = `Deux ans après la publication du ${formatDay(lastPublished)} (CCP, art. L. 2111-3, al. 3) : avant la date du calendrier du schéma.`;
  return [{ year: yearOf(latest) - 1, dueOn: latest, reason }, ...others];
}

const byDay = (one: Dated, other: Dated): number => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : one.year - other.year);

function datesOf(scheme: DueScheme, kind: ReviewKind, made: readonly Made[], law: DueLaw): Dated[] {
  const ofKind = made
    .filter((review) => review.kind === kind && review.publishedOn !== null)
    .sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? -1 : 1));
  const published = ofKind.flatMap(({ publishedOn }) => publishedOn ?? []);
  const written = calendarDates(scheme, kind).sort(byDay);
  if (kind === 'annual-review') {
    const done = new Set(ofKind.map(({ year }) => year));
    return (written.length > 0 ? written : yearlyDates(scheme, law)).filter(({ year }) => !done.has(year));
  }
  if (written.length === 0) return publicationDates(scheme, law, published);
  return withinTheArticle(withoutPublished(written, ofKind), published.at(-1), law.legalMonths);
}

/** Everything left to do for one scheme, by day. */
export function schemeDues(scheme: DueScheme, made: readonly Made[], law: DueLaw): ReviewDue[] {
  const kinds: ReviewKind[] = ['annual-review', 'publication'];
  return kinds
    .flatMap((kind) => datesOf(scheme, kind, made, law).map((date) => ({ kind, ...date })))
    .sort(byDay)
    .map(({ kind, year, dueOn, reason }) => ({
      schemeId: scheme.id,
      schemeTitle: scheme.title,
      ...{ kind, year, dueOn, reason },
      state: dueOn < law.today ? 'overdue' : dueOn <= addDays(law.today, SOON_DAYS) ? 'soon' : 'later',
    }));
}

/** What a person is reminded of: of each scheme and kind, the last date missed and the next one. */
export function pressing(all: readonly ReviewDue[]): ReviewDue[] {
  const groups = new Map<string, ReviewDue[]>();
  for (const due of all) groups.set(`${due.schemeId} ${due.kind}`, [...(groups.get(`${due.schemeId} ${due.kind}`) ?? []), due]);
  const kept = [...groups.values()].flatMap((dues) => {
    const missed = dues.filter(({ state }) => state === 'overdue');
    const last = missed.at(-1);
    const earlier = missed.length - 1;
    const said = earlier === 0 ? '' : earlier === 1 ? ' Une date plus ancienne est passée aussi.' : ` ${earlier} dates plus anciennes sont passées aussi.`;
    const next = dues.find(({ state }) => state !== 'overdue');
    return [...(last ? [{ ...last, reason: last.reason + said }] : []), ...(next ? [next] : [])];
  });
  return kept.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.schemeTitle.localeCompare(b.schemeTitle, 'fr')));
}

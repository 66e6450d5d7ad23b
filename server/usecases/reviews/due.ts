/** What is due over every scheme a person sees, as a list and as a calendar file. The example is nobody's duty. */
import type { ReviewDue, ReviewDueList } from '#shared/api/reviews.ts';
import type { NetworkEvent } from '#shared/api/network.ts';
import type { Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { pressing, schemeDues } from '#shared/reviews/due.ts';
import { REVIEW_LABELS } from '#shared/reviews/labels.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { type CalendarFile, calendarOf } from '../calendar-file.ts';
import { writtenOrganisation } from '../written-organisation.ts';
import { dueLaw } from './reviews.ts';

async function allDues(context: Context, actor: Actor): Promise<ReviewDue[]> {
  const { read } = context;
  const law = await dueLaw(context);
  const listed = await read.schemes.list(reachOf(actor), false);
  const found = await Promise.all(listed.map(({ id }) => read.schemes.find(reachOf(actor), id)));
  const schemes = found.filter((scheme) => scheme !== null).filter(({ example }) => !example);
  const made = await read.reviews.list(
    actor.organisationId,
    schemes.map(({ id }) => id),
  );
  return schemes.flatMap((scheme) =>
    schemeDues(
      scheme,
      made.filter(({ schemeId }) => schemeId === scheme.id),
      law,
    ),
  );
}

export async function readDues(context: Context, actor: Actor): Promise<ReviewDueList | Refusal> {
  const refusal = denied(actor, 'scheme:read');
  if (refusal) return refusal;
  const items = pressing(await allDues(context, actor));
  return { items, total: items.length };
}

const KINDS = { 'annual-review': 'review', publication: 'publication' } as const;

const asEvent = ({ schemeId, schemeTitle, kind, year, dueOn, reason }: ReviewDue): NetworkEvent => ({
  id: `${schemeId}-${kind}-${year}-${dueOn}`,
  on: dueOn,
  title: `${REVIEW_LABELS[kind]} ${year} : ${schemeTitle}`,
  kind: KINDS[kind],
  ...{ startsAt: null, endsAt: null, place: '', notes: reason },
});

/** Every date left to come, those missed included, as iCalendar. */
export async function exportDues(context: Context, actor: Actor): Promise<CalendarFile | Refusal> {
  const refusal = denied(actor, 'scheme:read');
  if (refusal) return refusal;
  const [dues, organisation] = await Promise.all([allDues(context, actor), writtenOrganisation(context, actor)]);
  const title = ['Bilans et publications', organisation].filter(Boolean).join(' – ');
  return calendarOf('echeances.ics', title, dues.map(asEvent), context.clock.now());
}

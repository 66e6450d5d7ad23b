/** Reviews and publications of one scheme: made (frozen), listed, read, marked as published, taken away. */
import type { Review, ReviewChange, ReviewCreate, ReviewList } from '#shared/api/reviews.ts';
import { type Day, isDay, yearOf } from '#shared/days.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { pressing, schemeDues } from '#shared/reviews/due.ts';
import { coveredYears, firstYear, freezeScheme, historyFrom, missingSentences } from '#shared/reviews/freeze.ts';
import { schemeBuyers } from '#shared/scheme/buyers.ts';
import { schemeLaw } from '#shared/scheme/completeness.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { readScheme } from '../schemes/read-scheme.ts';
import { unwritable } from '../sharing/reach.ts';
import { measuredBuyers } from './measured.ts';

const notFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun bilan ni publication de ce schéma ne porte l’identifiant « ${id} ».`, {
    remedy: 'Il a pu être retiré : revenez à la liste des bilans.',
  });

const SCHEME_ARTICLE = 'ccp-l2111-3';

const field = (path: string, message: string): Refusal => refuse('INVALID_INPUT', 'Des champs sont à corriger.', { fields: [{ path, message }] });

/** Months between two publications that the article allows on the day of the clock. */
export const dueLaw = async ({ content, clock }: Context): Promise<{ today: Day; legalMonths: number | null }> => {
  const today = clock.today();
  return { today, legalMonths: schemeLaw(await content.thresholds(today)).publicationMonths };
};

export async function listReviews(context: Context, actor: Actor, schemeId: string): Promise<ReviewList | Refusal> {
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  const items = await context.read.reviews.list(actor.organisationId, [schemeId]);
  return { items, due: pressing(schemeDues(scheme, items, await dueLaw(context))), total: items.length };
}

export async function readReview(context: Context, actor: Actor, schemeId: string, id: string): Promise<Review | Refusal> {
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  return (await context.read.reviews.find(actor.organisationId, schemeId, id)) ?? notFound(id);
}

function impossible({ year }: ReviewCreate, today: Day, made: number): Refusal | null {
  if (year > yearOf(today)) return field('year', `L’année ${year} n’a pas commencé : choisissez ${yearOf(today)} ou une année passée.`);
  if (made >= LIMITS.rows)
    return refuse('INVALID_INPUT', `Un schéma garde ${LIMITS.rows} bilans et publications au plus.`, { remedy: 'Retirez-en d’anciens, puis recommencez.' });
  return null;
}

/**
 * Freezes the measures of each buyer for the years covered, with what the scheme says today. Nothing unknown stops it: what is missing is said
 * in the files and in `missing`.
 */
export async function makeReview(context: Context, actor: Actor, schemeId: string, asked: ReviewCreate): Promise<Review | Refusal> {
  const scheme = denied(actor, 'figure:publish') ?? (await readScheme(context, actor, schemeId));
  if (isRefusal(scheme)) return scheme;
  const made = await context.read.reviews.list(actor.organisationId, [schemeId]);
  const today = context.clock.today();
  const refusal = impossible(asked, today, made.length);
  if (refusal) return refusal;
  const years = { fromYear: firstYear(asked.kind, asked.year, made), year: asked.year };
  const buyers = await measuredBuyers(context, actor, schemeBuyers(scheme), { from: historyFrom(years), fromYear: years.fromYear, to: asked.year });
  if (isRefusal(buyers)) return buyers;
  const law = await context.content.reference(SCHEME_ARTICLE, today);
  const review: Review = {
    ...{ id: context.newId(), schemeId, kind: asked.kind, ...years, madeAt: context.clock.now(), by: null, publishedOn: null, place: '' },
    ...{
      buyers,
      scheme: freezeScheme(scheme, law?.current?.from ?? null),
      provisional: asked.year === yearOf(today),
      missing: missingSentences(buyers, coveredYears(years)),
    },
  };
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', schemeId);
    if (closed) return closed;
    await repositories.reviews.insert(actor.organisationId, actor.personId, review);
    await audit(context, actor, repositories, 'review.made', review.id);
    return null;
  });
  return refused ?? readReview(context, actor, schemeId, review.id);
}

function changeFault({ publishedOn }: ReviewChange, today: Day): Refusal | null {
  if (publishedOn === null) return null;
  if (!isDay(publishedOn)) return field('publishedOn', `Le ${publishedOn} n’existe pas dans le calendrier.`);
  return publishedOn > today ? field('publishedOn', 'Ce jour n’est pas encore passé : marquez-le une fois la mise en ligne faite.') : null;
}

/** Said published or presented, where and when; a null day takes it back. */
export async function changeReview(context: Context, actor: Actor, schemeId: string, id: string, change: ReviewChange): Promise<Review | Refusal> {
  const refusal = denied(actor, 'figure:publish') ?? changeFault(change, context.clock.today());
  if (refusal) return refusal;
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', schemeId);
    if (closed) return closed;
    const kept = { publishedOn: change.publishedOn, place: change.publishedOn === null ? '' : change.place.trim() };
    if (!(await repositories.reviews.change(actor.organisationId, schemeId, id, kept))) return notFound(id);
    await audit(context, actor, repositories, 'review.updated', id);
    return null;
  });
  return refused ?? readReview(context, actor, schemeId, id);
}

export async function removeReview(context: Context, actor: Actor, schemeId: string, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'figure:publish');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', schemeId);
    if (closed) return closed;
    if (!(await repositories.reviews.remove(actor.organisationId, schemeId, id))) return notFound(id);
    await audit(context, actor, repositories, 'review.removed', id);
    return null;
  });
}

import type { ClauseFamily } from '#shared/api/clauses.ts';
import type { LegalReference } from '#shared/api/references.ts';
import { blocksText } from '#shared/block/text.ts';
import { citedReferences } from '#shared/clause/references.ts';
import { blocksOn } from '#shared/clause/fill.ts';
import { dayWarnings } from '#shared/clause/warnings.ts';
import type { Day } from '#shared/days.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { ClauseFamilyRecord } from '../../../db/records.ts';
import type { Context } from '../../context.ts';
import type { ClauseLibrary } from '../../repositories/clause-library.ts';
import { denied } from '../allowed.ts';
import { askedDay } from '../ask-day.ts';

/** Every reference a family cites: its own, its risks' and its margin notes'. */
async function referencesOf(family: ClauseFamilyRecord, { content }: Context, on: string): Promise<LegalReference[]> {
  const found = await Promise.all(citedReferences(family).map((id) => content.reference(id, on)));
  return found.filter((reference) => reference !== null);
}

/**
 * A family as it reads on that day. Passages that depend on a value not chosen yet stay, with their condition.
 * @param library the organisation's when absent; Clausier's own, to read what it adapted
 */
export async function readClause(context: Context, actor: Actor, slug: string, on?: string, library?: ClauseLibrary): Promise<ClauseFamily | Refusal> {
  const refusal = denied(actor, 'clause:read');
  if (refusal) return refusal;
  const day = askedDay(context.clock, on);
  if (isRefusal(day)) return day;
  const read = library ?? (await context.clauses.of(actor.organisationId));
  const family = await read.bySlug(slug);
  return family ? familyOn(context, read, family, day) : refuse('NOT_FOUND', `Aucune clause ne porte le nom « ${slug} ».`);
}

/** A record as it reads on that day, whatever version it is; the articles it cites are those of today's content, the titles those of the library. */
export async function familyOn(context: Context, { titleOf }: Pick<ClauseLibrary, 'titleOf'>, family: ClauseFamilyRecord, day: Day): Promise<ClauseFamily> {
  const { keywords: _k, references: _r, texts, related, ...rest } = family;
  const references = await referencesOf(family, context, day);
  const titles = await Promise.all(related.map(async (other) => ({ slug: other, title: (await titleOf(other)) ?? other })));
  return {
    ...rest,
    on: day,
    texts: texts.map(({ piece, blocks }) => {
      const ofDay = blocksOn(blocks, day);
      return { piece, blocks: ofDay, text: blocksText(ofDay) };
    }),
    references,
    related: titles,
    warnings: dayWarnings(
      references.filter(({ id }) => family.references.includes(id)),
      day,
    ),
  };
}

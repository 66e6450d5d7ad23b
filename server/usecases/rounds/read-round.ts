/** What is read of the rounds: the list, the table of the lead, what is mine, one part with its frozen text. */
import type { MyPart, MyPartList, Round, RoundHead, RoundList, RoundReading } from '#shared/api/rounds.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Actor, may, reachOf } from '#shared/permissions.ts';
import { contentAt, documentAt, placesOf } from '#shared/scheme/places.ts';
import { partState } from '#shared/scheme/rounds.ts';
import { same } from '#shared/scheme/compare.ts';
import type { Context } from '../../context.ts';
import { contentOf } from '../../repositories/schemes.ts';
import type { Repositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { readScheme } from '../schemes/read-scheme.ts';
import { findRound, partNotFound, placed } from './words.ts';

/** Every round of a scheme, with counts alone: answers are for the lead. */
export async function listRounds(context: Context, actor: Actor, schemeId: string): Promise<RoundList | Refusal> {
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  const today = context.clock.today();
  const kept = await context.read.rounds.list(actor.organisationId, schemeId);
  const items = kept.map((round) => ({ ...round, late: round.closedAt === null && today > round.dueOn ? round.parts - round.answered : 0 }));
  return { items, total: items.length };
}

const titlesOf = (places: ReturnType<typeof placesOf>): Record<string, string> => Object.fromEntries(places.map(({ id, title }) => [id, title]));

/** The table of answers, for who leads a scheme they reach. */
export async function readRound(context: Context, actor: Actor, schemeId: string, id: string): Promise<Round | Refusal> {
  const scheme = denied(actor, 'scheme:round') ?? (await readScheme(context, actor, schemeId));
  if (isRefusal(scheme)) return scheme;
  const round = await findRound(context.read, actor, schemeId, id);
  if (isRefusal(round)) return round;
  const frozen = await context.read.rounds.frozenContent(actor.organisationId, schemeId, id);
  const today = context.clock.today();
  const parts = (await context.read.rounds.parts(id)).map((part) => placed(part, round, today));
  return { ...round, parts, placeTitles: frozen ? titlesOf(placesOf(frozen)) : {} };
}

export async function myParts({ read, clock }: Context, actor: Actor): Promise<MyPartList | Refusal> {
  const refusal = denied(actor, 'scheme:read');
  if (refusal) return refusal;
  const today = clock.today();
  const kept = await read.rounds.mine(actor.organisationId, actor.personId);
  const items = kept
    .filter(({ closedAt }) => closedAt === null)
    .map(({ verdict, closedAt, ...part }): MyPart => ({ ...part, state: partState({ verdict }, { dueOn: part.dueOn, closedAt }, today) }));
  return { items, total: items.length };
}

/** What a person may do with a part: nothing when they neither read it nor lead its scheme. */
export async function roleInPart(repositories: Repositories, actor: Actor, schemeId: string, partId: string): Promise<'reader' | 'lead' | null> {
  if (await repositories.rounds.reads(partId, actor.personId)) return 'reader';
  const leads = may(actor, 'scheme:round') && (await repositories.sharing.belonging(reachOf(actor), 'scheme', schemeId)) !== null;
  return leads ? 'lead' : null;
}

/** The places of a part as they are now; null when nothing of them changed. Asked without reach: a reader sees their own part alone. */
async function nowOf({ read }: Context, { organisationId }: Actor, round: RoundHead, places: readonly string[], frozen: RoundReading['frozen']) {
  const scheme = await read.schemes.find({ organisationId, personId: '', everything: 'read' }, round.schemeId);
  if (!scheme || scheme.revision === round.revision) return null;
  const now = contentAt(contentOf(scheme), places);
  return same(now, frozen) ? null : now;
}

/** One part to read: for its readers, and for who leads the scheme. */
export async function readPart(context: Context, actor: Actor, schemeId: string, roundId: string, partId: string): Promise<RoundReading | Refusal> {
  const round = denied(actor, 'scheme:read') ?? (await findRound(context.read, actor, schemeId, roundId));
  if (isRefusal(round)) return round;
  const role = await roleInPart(context.read, actor, schemeId, partId);
  const part = role === null ? undefined : (await context.read.rounds.parts(roundId)).find(({ id }) => id === partId);
  const kept = part && (await context.read.rounds.frozen(actor.organisationId, schemeId, roundId));
  if (!part || !kept) return partNotFound(partId);
  const document = documentAt(kept.document, part.places);
  const frozen = contentAt(kept.content, part.places);
  const wanted = new Set(part.places);
  return {
    round,
    part: placed(part, round, context.clock.today()),
    placeTitles: titlesOf(placesOf(kept.content).filter(({ id }) => wanted.has(id))),
    document: { ...document, nodes: document.nodes.filter(({ kind }) => kind !== 'gap') },
    frozen,
    now: await nowOf(context, actor, round, part.places, frozen),
    byHand: role === 'lead',
    mayAnswer: round.closedAt === null && (role === 'lead' || may(actor, 'scheme:comment')),
  };
}

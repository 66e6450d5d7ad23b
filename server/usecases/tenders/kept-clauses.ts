/**
 * The version of each clause that a consultation writes with. Promises: once a clause was written for a lot, its text stays until
 * somebody takes another; the consultations of before are held at their first reading; reading never fails because holding did.
 * A source answers which record to write with: `keptSource` for the work under way, `insertedSource` for a Word file prepared before.
 */
import type { Tender } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import type { ClauseFamilyRecord } from '../../../db/records.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PinnedClause } from '../../repositories/clause-use.ts';
import { clauseHash } from '../../repositories/clause-hash.ts';

/** A text and what tells it from another; `number` of a clause of the organisation, null for one of Clausier's. */
export type ClauseVersion = { record: ClauseFamilyRecord; hash: string; number: number | null };
/** The record that a lot writes a clause with; null when neither the consultation nor the library has it. */
export type ClauseSource = (lotId: string, slug: string) => Promise<ClauseFamilyRecord | null>;

/** What the library of the organisation gives now; a clause it retired is still given, and says so (`own.retired`). */
export async function libraryVersion({ clauses }: Context, organisationId: string, slug: string): Promise<ClauseVersion | null> {
  const library = await clauses.of(organisationId);
  const [record, version] = await Promise.all([library.bySlug(slug), library.versionOf(slug)]);
  return record && version && { record, ...version };
}

type Chosen = { lotId: string; slug: string };

/** Clauses of the lots, in their order. */
export const chosenClauses = ({ lots }: Pick<Tender, 'lots'>): Chosen[] => lots.flatMap(({ id, clauses }) => clauses.map(({ slug }) => ({ lotId: id, slug })));

const keyOf = ({ lotId, slug }: Chosen): string => `${lotId} ${slug}`;
type Pins = ReadonlyMap<string, PinnedClause>;

/** Holds every clause chosen that is not held yet to what the library gives now; one it never had is left out. */
export async function holdClauses(context: Context, { clauseUse }: Repositories, organisationId: string, tender: Pick<Tender, 'id' | 'lots'>): Promise<void> {
  const chosen = chosenClauses(tender);
  if (chosen.length === 0) return;
  const held = new Set((await clauseUse.pinned(tender.id)).filter(({ hash }) => hash !== null).map(keyOf));
  for (const one of chosen.filter((choice) => !held.has(keyOf(choice)))) {
    const version = await libraryVersion(context, organisationId, one.slug);
    if (!version) continue;
    await clauseUse.keepRecord(version.hash, version.record);
    await clauseUse.pin(tender.id, { ...one, hash: version.hash, number: version.number }, context.clock.today());
  }
}

/** What these clauses are written with from this source, to be kept with a plan. */
export async function versionsOf(source: ClauseSource, asked: readonly Chosen[]): Promise<(Chosen & { hash: string; record: ClauseFamilyRecord })[]> {
  const found = await Promise.all(asked.map(async (one) => ({ one, record: await source(one.lotId, one.slug) })));
  return found.flatMap(({ one, record }) => (record ? [{ ...one, record, hash: clauseHash(record) }] : []));
}

async function readPins({ read }: Context, tenderId: string): Promise<Pins> {
  return new Map((await read.clauseUse.pinned(tenderId)).map((pin) => [keyOf(pin), pin]));
}

/** What the consultation holds, what it chose before versions were kept included; called outside a unit of work. */
export async function pinsOf(context: Context, organisationId: string, tender: Pick<Tender, 'id' | 'lots'>): Promise<Pins> {
  const pins = await readPins(context, tender.id);
  const open = chosenClauses(tender).filter((choice) => (pins.get(keyOf(choice))?.hash ?? null) === null);
  const missing = await Promise.all(open.map(({ slug }) => libraryVersion(context, organisationId, slug)));
  if (missing.every((version) => version === null)) return pins;
  try {
    await context.write((connection) => holdClauses(context, repositoriesOn(connection), organisationId, tender));
  } catch {
    // A full disk or a read-only folder must not keep anybody from reading: what the library gives now is what would be held.
    return pins;
  }
  return readPins(context, tender.id);
}

/** Records read from the database, which never change: parsed once. */
const records = new WeakMap<Repositories, Map<string, ClauseFamilyRecord>>();

/** The text of a hash: that of the library when it is still the same. */
export async function recordOf({ read }: Context, hash: string, current: ClauseVersion | null): Promise<ClauseFamilyRecord | null> {
  if (current?.hash === hash) return current.record;
  const known = records.get(read) ?? new Map<string, ClauseFamilyRecord>();
  records.set(read, known);
  const found = known.get(hash) ?? (await read.clauseUse.record(hash));
  if (!found) return null;
  const [oldest] = known.keys();
  if (known.size >= LIMITS.keptRecords && oldest !== undefined) known.delete(oldest);
  known.set(hash, found);
  return found;
}

/** The text held for a lot, else the library's. */
async function heldRecord(
  context: Context,
  organisationId: string,
  pins: ReadonlyMap<string, { hash: string | null }>,
  one: Chosen,
): Promise<ClauseFamilyRecord | null> {
  const hash = pins.get(keyOf(one))?.hash ?? null;
  const current = await libraryVersion(context, organisationId, one.slug);
  return (hash === null ? null : await recordOf(context, hash, current)) ?? current?.record ?? null;
}

/** What the consultation writes with today; what it holds is read once. */
export function keptSource(context: Context, organisationId: string, tender: Pick<Tender, 'id' | 'lots'>): ClauseSource {
  let pins: Promise<Pins> | null = null;
  return async (lotId, slug) => {
    pins ??= pinsOf(context, organisationId, tender);
    return heldRecord(context, organisationId, await pins, { lotId, slug });
  };
}

/** What the plan of a Word file was prepared with; what it does not say is what the consultation writes with. */
export function insertedSource(context: Context, organisationId: string, tender: Pick<Tender, 'id' | 'lots'>, documentId: string): ClauseSource {
  const kept = keptSource(context, organisationId, tender);
  let inserted: Promise<ReadonlyMap<string, { hash: string }>> | null = null;
  return async (lotId, slug) => {
    inserted ??= context.read.clauseUse.inserted(documentId).then((pins) => new Map(pins.map((pin) => [keyOf(pin), pin])));
    const pins = await inserted;
    return pins.has(keyOf({ lotId, slug })) ? heldRecord(context, organisationId, pins, { lotId, slug }) : kept(lotId, slug);
  };
}

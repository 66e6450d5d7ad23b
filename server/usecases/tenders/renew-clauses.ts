/** A newer version of a clause in use: said, shown, taken by a gesture; never by itself. */
import type { ClauseFamily } from '#shared/api/clauses.ts';
import type { KeptClause, KeptClauses, KeptDifference, RenewClauses } from '#shared/api/clause-use.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { clauseDifference } from '#shared/clause/difference.ts';
import type { Naming } from '#shared/clause/field-text.ts';
import { contentOf } from '#shared/clause/own-content.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { ClauseFamilyRecord } from '../../../db/records.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { familyOn } from '../clauses/read-clause.ts';
import { tenderNotFound, unwritable } from '../sharing/reach.ts';
import { type ClauseVersion, chosenClauses, libraryVersion, pinsOf, recordOf } from './kept-clauses.ts';
import { lawDayOf } from './law.ts';
import { readTender } from './read-tender.ts';

/** A clause chosen, with its two texts. */
type Kept = KeptClause & { record: ClauseFamilyRecord; current: ClauseVersion | null };

async function keptOf(context: Context, actor: Actor, tender: Tender, asked = chosenClauses(tender)): Promise<Kept[]> {
  const pins = await pinsOf(context, actor.organisationId, tender);
  const kept = await Promise.all(
    asked.map(async ({ lotId, slug }): Promise<Kept | null> => {
      const pin = pins.get(`${lotId} ${slug}`);
      const current = await libraryVersion(context, actor.organisationId, slug);
      const [hash, keptOn] = [pin?.hash ?? current?.hash, pin?.pinnedOn ?? context.clock.today()];
      const record = hash === undefined ? null : await recordOf(context, hash, current);
      if (hash === undefined || record === null) return null;
      const offered = current && !current.record.own?.retired ? current : null;
      return {
        lotId,
        slug,
        title: record.title,
        state: offered === null ? 'gone' : offered.hash === hash ? 'current' : 'newer',
        hash,
        keptOn,
        number: pin?.hash ? pin.number : (current?.number ?? null),
        currentHash: offered?.hash ?? null,
        currentNumber: offered?.number ?? null,
        record,
        current: offered,
      };
    }),
  );
  return kept.filter((one) => one !== null);
}

const viewOf = ({ record: _record, current: _current, ...view }: Kept): KeptClause => view;

function listOf(kept: readonly Kept[]): KeptClauses {
  const items = kept.map(viewOf);
  return { items, total: items.length, newer: items.filter(({ state }) => state === 'newer').length };
}

/** The version of every clause of every lot. */
export async function readKeptClauses(context: Context, actor: Actor, id: string): Promise<KeptClauses | Refusal> {
  const tender = await readTender(context, actor, id);
  return isRefusal(tender) ? tender : listOf(await keptOf(context, actor, tender));
}

/** A clause that the lot did not choose is the library's. */
async function findKept(context: Context, actor: Actor, id: string, lotId: string, slug: string): Promise<{ tender: Tender; kept: Kept } | Refusal> {
  const tender = await readTender(context, actor, id);
  if (isRefusal(tender)) return tender;
  const isLot = tender.lots.some((lot) => lot.id === lotId);
  const [kept] = isLot ? await keptOf(context, actor, tender, [{ lotId, slug }]) : [];
  return kept ? { tender, kept } : refuse('NOT_FOUND', `Le lot « ${lotId} » ne garde pas de clause « ${slug} ».`);
}

/** The clause as this lot writes it, not filled, on the day of the consultation's law. */
export async function readKeptFamily(context: Context, actor: Actor, id: string, lotId: string, slug: string): Promise<ClauseFamily | Refusal> {
  const refusal = denied(actor, 'clause:read');
  const found = refusal ?? (await findKept(context, actor, id, lotId, slug));
  if (isRefusal(found)) return found;
  return familyOn(context, await context.clauses.of(actor.organisationId), found.kept.record, lawDayOf(context, found.tender));
}

/** Names as they are read now: of an article, of a clause. */
async function namingOf(context: Context, actor: Actor, records: readonly ClauseFamilyRecord[], on: string): Promise<Naming> {
  const library = await context.clauses.of(actor.organisationId);
  const ids = new Set(records.flatMap(({ references, risks }) => [...references, ...risks.flatMap((risk) => risk.references)]));
  const citations = new Map(await Promise.all([...ids].map(async (id) => [id, (await context.content.reference(id, on))?.citation ?? id] as const)));
  const slugs = new Set(records.flatMap(({ related }) => related));
  const titles = new Map(await Promise.all([...slugs].map(async (slug) => [slug, (await library.titleOf(slug)) ?? slug] as const)));
  return { reference: (id) => citations.get(id) ?? id, family: (slug) => titles.get(slug) ?? slug };
}

/** From the text held to the one the library gives now; what does not change is left out. */
export async function readKeptDifference(context: Context, actor: Actor, id: string, lotId: string, slug: string): Promise<KeptDifference | Refusal> {
  const found = await findKept(context, actor, id, lotId, slug);
  if (isRefusal(found)) return found;
  const { kept, tender } = found;
  const after = kept.current?.record ?? kept.record;
  const naming = await namingOf(context, actor, [kept.record, after], lawDayOf(context, tender));
  const { fields, pieces } = clauseDifference(contentOf(kept.record), contentOf(after), naming);
  return {
    ...viewOf(kept),
    fields: fields.filter(({ changed }) => changed).map(({ label, runs }) => ({ label, runs })),
    pieces: pieces.filter(({ state }) => state !== 'same'),
  };
}

const changedAgain = (title: string): Refusal =>
  refuse('STALE_VERSION', `« ${title} » a encore changé depuis que vous avez lu la différence.`, {
    remedy: 'Relisez la différence, puis prenez la nouvelle version.',
  });

/** The plan of each file that has this clause keeps the text it was prepared with. */
async function holdPlans({ tenderDocuments, clauseUse }: Repositories, actor: Actor, tenderId: string, { lotId, slug, hash }: KeptClause): Promise<void> {
  for (const { id, plan } of await tenderDocuments.list(reachOf(actor), tenderId))
    if (plan?.items.some((item) => item.slug === slug && item.lot === lotId)) await clauseUse.holdInserted(id, { lotId, slug, hash });
}

/** Takes the newer version of each clause asked, all or none; Word files already prepared keep theirs until clauses are inserted again. */
export async function renewClauses(context: Context, actor: Actor, id: string, { items }: RenewClauses): Promise<KeptClauses | Refusal> {
  const tender = denied(actor, 'tender:update') ?? (await readTender(context, actor, id, 'tender:update'));
  if (isRefusal(tender)) return tender;
  const kept = await keptOf(context, actor, tender);
  const taken: (Kept & { current: ClauseVersion })[] = [];
  for (const { lotId, slug, hash } of items) {
    const one = kept.find((candidate) => candidate.lotId === lotId && candidate.slug === slug);
    if (!one) return refuse('NOT_FOUND', `Le lot « ${lotId} » ne garde pas de clause « ${slug} ».`);
    if (one.current === null) return refuse('NOT_FOUND', `La bibliothèque ne donne plus « ${one.title} » : la consultation garde son texte.`);
    if (one.current.hash !== hash) return changedAgain(one.title);
    if (one.hash !== hash) taken.push({ ...one, current: one.current });
  }
  if (taken.length === 0) return listOf(kept);
  const done = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'tender', id);
    if (closed) return closed;
    if (!(await repositories.tenders.find(reachOf(actor), id))) return tenderNotFound(id);
    for (const one of taken) {
      const { lotId, slug, current } = one;
      await holdPlans(repositories, actor, id, one);
      await repositories.clauseUse.keepRecord(current.hash, current.record);
      await repositories.clauseUse.renew(id, { lotId, slug, hash: current.hash, number: current.number }, context.clock.today());
    }
    await audit(context, actor, repositories, 'tender.clauses-renewed', id);
    return null;
  });
  return done ?? readKeptClauses(context, actor, id);
}

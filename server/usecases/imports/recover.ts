/**
 * What a stop left, at the next start: imports cut are told so, leftovers leave, and the data is made again where it no longer fits what was
 * imported (a backup put back, a new way of reading, a stop at the wrong instant).
 */
import type { Context } from '../../context.ts';
import { makeRepositories } from '../../repositories/index.ts';
import { LOST } from './failure.ts';
import { enqueueRebuild } from './rebuild.ts';

/** Those of the organisation that neither ended nor are at work elsewhere. */
async function endCut(context: Context, organisationId: string, built: ReadonlyMap<string, unknown>): Promise<void> {
  const { figures, read, clock } = context;
  const reports = figures.madeOf(organisationId)?.imports;
  for (const row of (await read.figureImports.unfinished()).filter((one) => one.organisationId === organisationId)) {
    const report = built.has(row.id) ? (reports?.get(row.id) ?? null) : null;
    const end = report === null ? ({ state: 'interrupted', failure: LOST } as const) : ({ state: 'done', failure: null } as const);
    await context.write((connection) => makeRepositories(connection).figureImports.end(organisationId, row.id, { ...end, report, endedAt: clock.now() }));
  }
}

const sameIds = (ids: Iterable<string>, others: ReadonlySet<string>): boolean => {
  const all = [...ids];
  return all.length === others.size && all.every((id) => others.has(id));
};

async function recoverOne(context: Context, organisationId: string): Promise<void> {
  const { figures, read } = context;
  const release = figures.lock(organisationId);
  // The command line is at work: it will tell its own end.
  if (!release) return;
  try {
    const made = figures.madeOf(organisationId);
    const built = made?.imports ?? new Map();
    await endCut(context, organisationId, built);
    const done = new Set((await read.figureImports.done(organisationId)).map(({ id }) => id));
    figures.folder(organisationId).tidy(done);
    if (made?.current === false || !sameIds(built.keys(), done)) enqueueRebuild(context, organisationId);
  } finally {
    release();
  }
}

/** Once, before anybody imports. Never throws: without figures, the rest works. */
export async function recoverImports(context: Context): Promise<void> {
  for (const { id } of await context.read.organisations.all()) {
    try {
      await recoverOne(context, id);
    } catch (error) {
      process.stderr.write(`figures of ${id}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

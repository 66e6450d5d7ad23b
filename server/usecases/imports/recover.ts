/**
 * What a stop left, at the next start: imports cut are told so, leftovers leave, and the data is made again where it no longer fits what was
 * imported (a backup put back, a new way of reading, a stop at the wrong instant).
 */
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { LOST } from './failure.ts';
import { enqueueRebuild, isAsImported } from './rebuild.ts';

/** Those of the organisation that neither ended nor are in the hands of another process. */
async function endCut(context: Context, organisationId: string, built: ReadonlyMap<string, unknown>): Promise<void> {
  const { figures, read, clock } = context;
  const reports = figures.madeOf(organisationId)?.imports;
  const unfinished = (await read.figureImports.unfinished()).filter((one) => one.organisationId === organisationId);
  const held = figures.held(organisationId);
  for (const row of unfinished.filter(({ id }) => !held.has(id))) {
    const report = built.has(row.id) ? (reports?.get(row.id) ?? null) : null;
    const end = report === null ? ({ state: 'interrupted', failure: LOST } as const) : ({ state: 'done', failure: null } as const);
    await context.write((connection) => repositoriesOn(connection).figureImports.end(organisationId, row.id, { ...end, report, endedAt: clock.now() }));
  }
}

async function recoverOne(context: Context, organisationId: string): Promise<void> {
  const { figures, read } = context;
  const release = figures.lock(organisationId);
  // Another process is at work: it will tell its own end.
  if (!release) return;
  try {
    await endCut(context, organisationId, figures.madeOf(organisationId)?.imports ?? new Map());
    const done = (await read.figureImports.done(organisationId)).map(({ id }) => id);
    figures.folder(organisationId).tidy(new Set([...done, ...figures.held(organisationId)]));
    if (!(await isAsImported(context, organisationId))) enqueueRebuild(context, organisationId);
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

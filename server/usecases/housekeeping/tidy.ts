/**
 * What the server lets go by itself: ended sessions, expired links, lines of the journal whose time is over, what has been in
 * the bin too long, files nothing uses, the names that people gave in a room or to a public consultation, the words of refused comments. Each part alone: one that fails stops none of the others.
 */
import { LIMITS } from '#shared/limits.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { audit, SERVER_PERSON } from '../audit.ts';
import { emptyBin } from './empty-bin.ts';
import { removeOldPractice, removeOpenAttempts } from './old-training.ts';
import { daysBefore, minutesBefore, monthsBefore, paced } from './pace.ts';
import { removeUnusedFiles } from './unused-files.ts';

/** How many of each went. */
export type Tidied = { sessions: number; links: number; lines: number; schemes: number; tenders: number; files: number; practice: number; attempts: number };
/** What to do of a part that failed. */
export type Report = (part: string, error: unknown) => void;

/** The instant to judge by, written down for the next pass. */
const moveOn = (context: Context): Promise<string> =>
  context.write(async (connection) => {
    const { housekeeping } = repositoriesOn(connection);
    const at = paced(context.clock.now(), await housekeeping.lastInstant());
    await housekeeping.setLastInstant(at);
    return at;
  });

/** Lines of one organisation older than the published time; the chain says where it starts. */
const letGo = (context: Context, organisationId: string, at: string): Promise<number> =>
  context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const gone = await repositories.audit.letGo(organisationId, monthsBefore(at, context.service.auditMonths), at);
    if (!gone) return 0;
    await audit(context, { organisationId, personId: SERVER_PERSON }, repositories, 'audit.let-go', String(gone.last));
    return gone.count;
  });

/** One pass; the same at any time of day, as often as one likes. */
export async function tidy(context: Context, report: Report): Promise<Tidied> {
  const done: Tidied = { sessions: 0, links: 0, lines: 0, schemes: 0, tenders: 0, files: 0, practice: 0, attempts: 0 };
  const part = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      report(name, error);
    }
  };
  const write = <T>(work: (repositories: Repositories) => Promise<T>): Promise<T> => context.write((connection) => work(repositoriesOn(connection)));

  await part('instant', async () => {
    const at = await moveOn(context);
    const binBefore = daysBefore(at, LIMITS.binDays);
    await part('sessions', async () => {
      done.sessions = await write(({ sessions }) => sessions.removeEnded(at, minutesBefore(at, LIMITS.sessionIdleMinutes)));
    });
    await part('links', async () => {
      done.links = await write(({ links }) => links.removeExpired(at));
    });
    await part('rooms', async () => {
      await write(async ({ rooms }) => {
        await rooms.endForgotten(minutesBefore(at, LIMITS.roomHours * 60), at);
        await rooms.forgetNames(daysBefore(at, 1));
      });
    });
    await part('public comments', async () => {
      await write(async ({ participationComments }) => {
        await participationComments.eraseRefused(daysBefore(at, LIMITS.participationRefusedDays), at);
        await participationComments.forgetNames(monthsBefore(at, LIMITS.participationNameMonths).slice(0, 10));
      });
    });
    for (const { id } of await context.read.organisations.all()) {
      await part('journal', async () => {
        done.lines += await letGo(context, id, at);
      });
      await part('schemes', async () => {
        done.schemes += await emptyBin(context, id, 'scheme', binBefore);
      });
      await part('tenders', async () => {
        done.tenders += await emptyBin(context, id, 'tender', binBefore);
      });
      await part('training', async () => {
        done.practice += await removeOldPractice(context, id, at);
        done.attempts += await removeOpenAttempts(context, id, at);
      });
      await part('files', async () => {
        done.files += await removeUnusedFiles(context, id, binBefore);
      });
    }
    await part('clause texts', async () => {
      await write(({ clauseUse }) => clauseUse.removeUnused());
    });
  });
  return done;
}

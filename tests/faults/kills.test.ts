/** The process is killed (-9) while people write: what was acknowledged is there, nothing is torn, the journal is whole. */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Person } from '../../shared/api/people.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import type { Session } from '../../shared/api/session.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import { SERVED } from '../support/app.ts';
import { killSeries, type Writer } from '../support/kill-series.ts';
import { type Answer, fillFolder, newFolder, type Server, stopAll } from '../support/process.ts';
import { servedData } from '../support/served-data.ts';
import { documentUpload, wordFile } from '../support/tender.ts';

/** Three series run side by side, two of them on desks: a served Clausier takes longer to start. */
const DESK = 90;
const SERVED_KILLS = 20;

const folders: string[] = [];
const folder = (name: string): string => {
  const made = newFolder(name);
  folders.push(made);
  return made;
};
afterAll(() => {
  stopAll();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const ok = ({ status, body }: Answer): Answer => {
  expect([200, 201, 204], body.slice(0, 300)).toContain(status);
  return { status, body, headers: new Headers() };
};
const parsed = <T>(answer: Answer): T => JSON.parse(ok(answer).body);

/** As a page does: its cookie, its origin. */
const as =
  (cookie: string) =>
  (server: Server): Record<string, string> =>
    cookie === '' ? {} : { cookie, origin: server.address, 'sec-fetch-site': 'same-origin' };

/** Saves the same document again and again; two places of it say the same number. */
function saver(kind: 'schemes' | 'tenders', cookie = ''): Writer {
  const headers = as(cookie);
  let id = '';
  let acknowledged = 0;
  let writes = 0;
  const title = (revision: number): string => (revision === 1 ? 'Survivant' : `Écriture ${revision}`);
  const content = (revision: number): object =>
    kind === 'schemes' ? { title: title(revision), governance: { lead: title(revision), bodies: [] } } : { title: title(revision) };
  return {
    done: () => writes,
    write: async (server) => {
      if (id === '') {
        id = parsed<{ id: string }>(await server.call('POST', `/api/${kind}`, { title: 'Survivant' }, headers(server))).id;
        acknowledged = 1;
      } else {
        const next = acknowledged + 1;
        ok(await server.call('PATCH', `/api/${kind}/${id}`, content(next), { ...headers(server), 'if-match': `"${acknowledged}"` }));
        acknowledged = next;
      }
      writes++;
    },
    check: async (server) => {
      if (id === '') return;
      const found = parsed<Scheme | Tender>(await server.call('GET', `/api/${kind}/${id}`, undefined, headers(server)));
      // A save sent but not answered may have been written; never the reverse.
      expect(found.revision).toBeGreaterThanOrEqual(acknowledged);
      expect(found.title).toBe(title(found.revision));
      if ('governance' in found && found.revision > 1) expect(found.governance.lead).toBe(found.title);
      acknowledged = found.revision;
    },
  };
}

/** Sends Word files, a consultation for thirty of them. */
async function uploader(): Promise<Writer> {
  const file = await wordFile('# Objet', 'Le présent cahier.', '# Exécution', 'Les travaux.');
  const { payload, headers } = documentUpload('ccap', file, 'CCAP.docx');
  let tender = '';
  let ids: string[] = [];
  let writes = 0;
  return {
    done: () => writes,
    write: async (server) => {
      if (tender === '' || ids.length === 30) {
        tender = parsed<{ id: string }>(await server.call('POST', '/api/tenders', { title: 'Fichiers' })).id;
        ids = [];
      }
      const sent = await fetch(`${server.address}/api/tenders/${tender}/documents`, { method: 'POST', headers, body: new Uint8Array(payload) });
      const answer = { status: sent.status, headers: sent.headers, body: await sent.text() };
      ids.push(parsed<{ id: string }>(answer).id);
      writes++;
    },
    check: async (server) => {
      if (tender === '') return;
      const { items } = parsed<{ items: { id: string }[] }>(await server.call('GET', `/api/tenders/${tender}/documents`));
      expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
      const last = ids.at(-1);
      if (last === undefined) return;
      const kept = await fetch(`${server.address}/api/tenders/${tender}/documents/${last}/original.docx`);
      expect(Buffer.from(await kept.arrayBuffer()).equals(file)).toBe(true);
    },
  };
}

/** Puts dates in the calendar, up to a hundred, then takes away the oldest: what was put stays, what was taken away does not come back. */
function planner(): Writer {
  const kept = new Map<string, string>();
  let gone = '';
  let writes = 0;
  return {
    done: () => writes,
    write: async (server) => {
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size === 100) {
        kept.delete(oldest);
        ok(await server.call('DELETE', `/api/network/events/${oldest}`));
        gone = oldest;
      } else {
        const title = `Rencontre ${writes + 1}`;
        kept.set(parsed<{ id: string }>(await server.call('POST', '/api/network/events', { title, on: '2099-12-10' })).id, title);
      }
      writes++;
    },
    check: async (server) => {
      const { items } = parsed<{ items: { id: string; title: string }[] }>(await server.call('GET', '/api/network/events'));
      const found = new Map(items.map(({ id, title }) => [id, title]));
      expect([...kept].map(([id]) => [id, found.get(id)])).toEqual([...kept]);
      expect(found.has(gone)).toBe(false);
    },
  };
}

/** Writes the same line of a table again and again. */
function sharer(): Writer {
  let writes = 0;
  const source = (count: number): string => `Bilan ${count}`;
  return {
    done: () => writes,
    write: async (server) => {
      ok(await server.call('PUT', '/api/hours/labour-shares/gros-oeuvre', { shareBasisPoints: 4_200, source: source(writes + 1) }));
      writes++;
    },
    check: async (server) => {
      if (writes === 0) return;
      const { body } = ok(await server.call('GET', '/api/hours/labour-shares'));
      expect([source(writes), source(writes + 1)].some((words) => body.includes(`"${words}"`))).toBe(true);
    },
  };
}

/** Signs in, then out, then in: the last thing that was answered holds. */
function visitor(email: string, password: string): Writer {
  let cookie = '';
  /** `asked`: sent, not answered, so either will do. */
  let state: 'open' | 'closed' | 'asked' = 'closed';
  let writes = 0;
  return {
    done: () => writes,
    write: async (server) => {
      const opening = state !== 'open';
      state = 'asked';
      if (opening) {
        cookie = '';
        const answer = await server.call('POST', '/api/session', { email, password }, as(' ')(server));
        ok(answer);
        cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      } else ok(await server.call('DELETE', '/api/session', undefined, as(cookie)(server)));
      state = opening ? 'open' : 'closed';
      writes++;
    },
    check: async (server) => {
      if (cookie === '' || state === 'asked') return;
      const { person } = parsed<Session>(await server.call('GET', '/api/session', undefined, as(cookie)(server)));
      expect(person === null ? 'closed' : 'open').toBe(state);
    },
  };
}

/** An administrator renames a person again and again. */
function renamer(personId: string, cookie: string): Writer {
  const headers = as(cookie);
  let writes = 0;
  return {
    done: () => writes,
    write: async (server) => {
      ok(await server.call('PATCH', `/api/people/${personId}`, { name: `Nom ${writes + 1}` }, headers(server)));
      writes++;
    },
    check: async (server) => {
      if (writes === 0) return;
      const { name } = parsed<Person>(await server.call('GET', `/api/people/${personId}`, undefined, headers(server)));
      expect([`Nom ${writes}`, `Nom ${writes + 1}`]).toContain(name);
    },
  };
}

describe(`a process killed ${2 * DESK + SERVED_KILLS} times while it writes`, () => {
  it('loses nothing it had acknowledged, on one desk and serving an organisation', async () => {
    const desk = async (name: string): Promise<void> => {
      const data = folder(name);
      fillFolder(data);
      await killSeries(data, DESK, [saver('schemes'), saver('tenders'), await uploader(), planner(), sharer()]);
    };
    const served = folder('kill-served');
    const { administrator, person } = await servedData(served);
    await Promise.all([
      desk('kill-desk'),
      desk('kill-other-desk'),
      killSeries(served, SERVED_KILLS, [saver('schemes', administrator), visitor(person.email, person.password), renamer(person.id, administrator)], SERVED),
    ]);
  }, 900_000);
});

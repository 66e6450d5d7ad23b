/**
 * What years of work cost: consultations with their Word files and schemes in ever larger number, one person asking.
 * `CLAUSIER_GROWTH=1000,10000` chooses how many consultations; each has two files, and there is a scheme for ten of them.
 */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import { reachOf } from '../../shared/permissions.ts';
import type { Opened } from '../../server/open.ts';
import { LOCAL_ACTOR } from '../../server/plugins/session.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { createScheme } from '../../server/usecases/schemes/create-scheme.ts';
import { createTender } from '../../server/usecases/tenders/create-tender.ts';
import { storeDocument } from '../../server/usecases/tenders/store-document.ts';
import { addPeople, onPostgres, startFilled } from './filled.ts';
import { ccapOfPages } from './insertion-files.ts';
import { median, timed } from './pairs.ts';
import { residentMemory } from './places.ts';
import type { Bench, Figure } from './report.ts';

const SIZES = (process.env['CLAUSIER_GROWTH'] ?? '500,5000').split(',').map(Number);
const FILES = 2;
const TENDERS_A_SCHEME = 10;
const PAGES = 30;
const PASSES = 9;
const REACH = reachOf(LOCAL_ACTOR);

function given<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

/** One of each is made through the product; the others are its copies under other identifiers. */
async function fill({ context }: Opened, tenders: number): Promise<void> {
  const tender = given(await createTender(context, LOCAL_ACTOR, { title: 'Entretien des bâtiments' }));
  const scheme = given(await createScheme(context, LOCAL_ACTOR, { title: 'Schéma', copyOf: 'exemple' }));
  const data = Buffer.from(ccapOfPages(PAGES));
  const { id } = given(await storeDocument(context, LOCAL_ACTOR, tender.id, { piece: 'ccap', name: 'CCAP.docx', data }));
  const document = await context.read.tenderDocuments.find(REACH, tender.id, id);
  if (!document) throw new Error('no file');
  await context.write(async (connection) => {
    const to = repositoriesOn(connection);
    for (let made = 0; made < tenders; made++) {
      const tenderId = randomUUID();
      await to.tenders.insert(REACH, { ...tender, id: tenderId }, null);
      for (let file = 0; file < FILES; file++) await to.tenderDocuments.insert(REACH, { ...document, id: randomUUID(), tenderId, data });
      if (made % TENDERS_A_SCHEME === 0) await to.schemes.insert(REACH, { ...scheme, id: randomUUID() }, null);
    }
  });
}

const format = (count: number): string => new Intl.NumberFormat('fr-FR').format(count);

async function measure(tenders: number): Promise<Figure[]> {
  let cookie = '';
  let backup: number | null = null;
  const { url, pid, stop, startMs } = await startFilled(async (opened) => {
    await fill(opened, tenders);
    [cookie = ''] = await addPeople(opened, 1, ['buyer', 'scheme-lead', 'jurist']);
    if (!onPostgres) backup = await timed(() => opened.context.backups.make());
  });
  try {
    const get = async (path: string): Promise<string> => {
      const reply = await fetch(`${url}${path}`, { headers: { cookie } });
      if (!reply.ok) throw new Error(`${path} : ${reply.status}`);
      return reply.text();
    };
    const figures: Figure[] = [{ what: 'démarrage', value: startMs / 1000, unit: 's' }];
    const ask = async (what: string, path: string): Promise<void> => {
      const once = await timed(() => get(path));
      const again: number[] = [];
      for (let pass = 0; pass < PASSES; pass++) again.push(await timed(() => get(path)));
      figures.push({
        what,
        value: median(again),
        unit: 'ms',
        detail: `la première fois ${Math.round(once)}\u00a0ms ; ${Math.round((await get(path)).length / 1000)}\u00a0ko`,
      });
    };
    await ask('liste des consultations', '/api/tenders');
    const { items }: { items: { id: string }[] } = JSON.parse(await get('/api/tenders'));
    const id = items[Math.floor(items.length / 2)]?.id ?? '';
    await ask('liste des schémas', '/api/schemes');
    await ask('veille du droit', '/api/watch');
    await ask('une consultation', `/api/tenders/${id}`);
    await ask('ses fichiers', `/api/tenders/${id}/documents`);
    await ask('ses contrôles', `/api/tenders/${id}/findings`);
    figures.push({ what: 'mémoire', value: residentMemory(pid).now, unit: 'Mo' });
    if (backup !== null) figures.push({ what: 'sauvegarde, vérifiée', value: backup / 1000, unit: 's' });
    const size = `${format(tenders)} consultations, ${format(tenders * FILES)} fichiers, ${format(Math.ceil(tenders / TENDERS_A_SCHEME))} schémas`;
    return figures.map((figure) => ({ ...figure, what: `${size}\u00a0: ${figure.what}` }));
  } finally {
    await stop();
  }
}

export const growth: Bench = {
  name: 'croissance',
  title: `Des années de travail${onPostgres ? ', sur PostgreSQL' : ''}`,
  run: async () => {
    const figures: Figure[] = [];
    for (const size of SIZES) figures.push(...(await measure(size)));
    return figures;
  },
};

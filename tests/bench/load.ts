/**
 * Two hundred people at work at once on a served Clausier: they read, search, save, compute. `CLAUSIER_LOAD_SECONDS` makes it last,
 * `CLAUSIER_LOAD_PEOPLE` asks for others, `CLAUSIER_LOAD_TENDERS` puts so many consultations in the base first, `CLAUSIER_BENCH_ENGINE=postgres`
 * puts the base on PostgreSQL.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { isRefusal } from '../../shared/errors.ts';
import { reachOf } from '../../shared/permissions.ts';
import type { Opened } from '../../server/open.ts';
import { LOCAL_ACTOR } from '../../server/plugins/session.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { createTender } from '../../server/usecases/tenders/create-tender.ts';
import { addPeople, onPostgres, startFilled } from './filled.ts';
import { residentMemory } from './places.ts';
import type { Bench } from './report.ts';

const PEOPLE = Number(process.env['CLAUSIER_LOAD_PEOPLE'] ?? 200);
const TENDERS = Number(process.env['CLAUSIER_LOAD_TENDERS'] ?? 0);
/** Each sends one request a second: more than a person who types, reads and searches. They start in waves, over a second. */
const WAVES = 20;
const SECONDS = Number(process.env['CLAUSIER_LOAD_SECONDS'] ?? 60);
const WARM_SECONDS = 10;
const SAMPLES = 20;

type Person = { cookie: string; origin: string; scheme: string; tender: string; revision: number };
type Step = autocannon.Request;

/** Consultations that are already there. */
async function addTenders({ context }: Opened): Promise<void> {
  const tender = await createTender(context, LOCAL_ACTOR, { title: 'Ancienne' });
  if (isRefusal(tender)) throw new Error(tender.message);
  await context.write(async (connection) => {
    const { tenders } = repositoriesOn(connection);
    for (let made = 1; made < TENDERS; made++) await tenders.insert(reachOf(LOCAL_ACTOR), { ...tender, id: randomUUID() }, null);
  });
}

/** Their own scheme and consultation, made through the product. */
async function settle(url: string, cookie: string): Promise<Person> {
  const headers = { cookie, origin: url };
  const make = async (path: string): Promise<{ id: string }> => {
    const reply = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Mesure' }),
    });
    if (!reply.ok) throw new Error(`${path} : ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const [scheme, tender] = [await make('/api/schemes'), await make('/api/tenders')];
  return { ...headers, scheme: scheme.id, tender: tender.id, revision: 1 };
}

async function revisionOf(url: string, { cookie, origin, scheme }: Person): Promise<number> {
  const reply = await fetch(`${url}/api/schemes/${scheme}`, { headers: { cookie, origin } });
  const { revision }: { revision: number } = await reply.json();
  return revision;
}

/** One minute of somebody’s work, over and over: what they save is over the revision they read. */
function work(person: Person): Step[] {
  const { cookie, origin, scheme, tender } = person;
  const headers = { cookie, origin };
  const get = (path: string): Step => ({ method: 'GET', path, headers });
  const save: Step = {
    method: 'PATCH',
    path: `/api/schemes/${scheme}`,
    setupRequest: (request) => ({
      ...request,
      headers: { ...headers, 'content-type': 'application/json', 'if-match': `"${person.revision}"` },
      body: JSON.stringify({ governance: { lead: `Révision ${person.revision}`, bodies: [] } }),
    }),
    onResponse: (status) => {
      if (status === 200) person.revision += 1;
    },
  };
  const estimate: Step = {
    method: 'POST',
    path: '/api/hours/estimate',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'works-and-services', amountCents: 125_000_000, labourShare: 4000 }),
  };
  return [
    get('/api/session'),
    get('/api/schemes'),
    get(`/api/schemes/${scheme}`),
    save,
    get(`/api/schemes/${scheme}/completeness`),
    get('/api/clauses?q=insertion'),
    get('/api/clauses/heures-insertion-travaux'),
    save,
    get('/api/tenders'),
    get(`/api/tenders/${tender}`),
    get(`/api/tenders/${tender}/recommendations`),
    get(`/api/tenders/${tender}/findings`),
    save,
    estimate,
    get('/api/references'),
  ];
}

/** A rate is kept second by second: people started together would all ask at the same instant, then rest. */
const waves = (people: readonly Person[]): Person[][] => Array.from({ length: WAVES }, (_, index) => people.filter((_person, rank) => rank % WAVES === index));

function send(url: string, wave: readonly Person[], duration: number): Promise<autocannon.Result> {
  const waiting = [...wave];
  const setupClient = (client: autocannon.Client): void => {
    const person = waiting.pop();
    if (person) client.setRequests(work(person));
  };
  return autocannon({ url, connections: wave.length, duration, overallRate: wave.length, setupClient });
}

/** Slope of the memory over the second half, in MB an hour: the first half still fills caches. */
function slope(samples: readonly { at: number; megabytes: number }[]): number {
  const late = samples.slice(Math.floor(samples.length / 2));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(late.map((sample) => sample.at));
  const megabytes = mean(late.map((sample) => sample.megabytes));
  const rise = late.reduce((sum, sample) => sum + (sample.at - at) * (sample.megabytes - megabytes), 0);
  const spread = late.reduce((sum, sample) => sum + (sample.at - at) ** 2, 0);
  return (rise / spread) * 3600;
}

export const load: Bench = {
  name: 'charge',
  title: `${PEOPLE} personnes au travail, ${SECONDS} s${onPostgres ? ', sur PostgreSQL' : ''}`,
  run: async () => {
    let cookies: string[] = [];
    const { url, pid, stop } = await startFilled(async (opened) => {
      cookies = await addPeople(opened, PEOPLE, ['buyer', 'scheme-lead']);
      if (TENDERS > 0) await addTenders(opened);
    });
    try {
      const people: Person[] = [];
      for (const cookie of cookies) people.push(await settle(url, cookie));
      const run = async (duration: number) => {
        // A run is cut in the middle of a save: the next one starts from what is there.
        for (const person of people) person.revision = await revisionOf(url, person);
        return Promise.all(waves(people).map((wave, index) => wait((index * 1000) / WAVES).then(() => send(url, wave, duration))));
      };
      await run(WARM_SECONDS);
      const start = performance.now();
      const samples: { at: number; megabytes: number }[] = [];
      const sampling = setInterval(
        () => samples.push({ at: (performance.now() - start) / 1000, megabytes: residentMemory(pid).now }),
        (SECONDS * 1000) / SAMPLES,
      );
      const results = await run(SECONDS);
      const sum = (of: (result: autocannon.Result) => number): number => results.reduce((total, result) => total + of(result), 0);
      const worst = (of: (result: autocannon.Result) => number): number => Math.max(...results.map(of));
      clearInterval(sampling);
      return [
        {
          what: 'requêtes par seconde',
          value: sum(({ requests }) => requests.average),
          unit: '/s',
          detail: `${sum(({ requests }) => requests.total)} requêtes, dont une sur cinq enregistre`,
        },
        {
          what: 'erreurs, délais passés et refus',
          value: sum(({ errors, timeouts, non2xx }) => errors + timeouts + non2xx),
          unit: '',
          bar: { limit: 0, is: 'at-most' },
        },
        { what: 'réponse, médiane, de la vague la plus lente', value: worst(({ latency }) => latency.p50), unit: 'ms' },
        { what: 'réponse, 99 %, de la vague la plus lente', value: worst(({ latency }) => latency.p99), unit: 'ms', bar: { limit: 250, is: 'at-most' } },
        { what: 'réponse, la plus longue', value: worst(({ latency }) => latency.max), unit: 'ms' },
        { what: 'mémoire à la fin', value: residentMemory(pid).now, unit: 'Mo' },
        { what: 'pente de la mémoire, seconde moitié', value: slope(samples), unit: 'Mo/h', detail: `${samples.length} relevés` },
      ];
    } finally {
      await stop();
    }
  },
};

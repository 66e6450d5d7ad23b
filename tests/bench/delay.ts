/** How long the request thread is held while documents are made and people search. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { buildApp } from '../../server/app.ts';
import { quantile } from './pairs.ts';
import { openProduct, PAGES } from './places.ts';
import { labelledQueries } from './queries.ts';
import type { Bench } from './report.ts';
import { watchThread } from './thread-time.ts';

const EXPORTS = 50;
const SEARCHES = 500;
const RESOLUTION = 1;

export const delay: Bench = {
  name: 'attente',
  title: `Fil des requêtes pendant ${EXPORTS} exports et ${SEARCHES} recherches`,
  run: async () => {
    const { context, close } = await openProduct();
    const app = await buildApp({ context, pagesFolder: PAGES });
    const queries = labelledQueries().map(({ q }) => q);
    const get = async (url: string): Promise<void> => {
      const reply = await app.inject({ url, headers: { host: '127.0.0.1:3000' } });
      if (reply.statusCode !== 200) throw new Error(`${url} : ${reply.statusCode} ${reply.body.slice(0, 200)}`);
      await new Promise((resolve) => setImmediate(resolve));
    };
    const exporting = async (): Promise<void> => {
      for (let i = 0; i < EXPORTS / 2; i++) await get('/api/schemes/exemple/export.docx');
    };
    const searching = async (): Promise<void> => {
      for (let i = 0; i < SEARCHES; i++) {
        await get(`/api/clauses?q=${encodeURIComponent(queries[i % queries.length] ?? '')}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    await get('/api/schemes/exemple/export.docx');
    await get('/api/clauses?q=insertion');
    const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
    histogram.enable();
    const stop = watchThread();
    await Promise.all([exporting(), exporting(), searching()]);
    const turns = stop();
    histogram.disable();
    await app.close();
    await close();
    const milliseconds = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
    return [
      { what: 'processeur par tour de boucle, 99 % sous', value: quantile(turns, 0.99), unit: 'ms', bar: { limit: 30, is: 'at-most' } },
      { what: 'le plus long tour', value: Math.max(...turns), unit: 'ms', bar: { limit: 30, is: 'at-most' } },
      { what: 'retard de la boucle (autres programmes compris), médian', value: milliseconds(histogram.percentile(50)), unit: 'ms' },
      { what: '99 % sous', value: milliseconds(histogram.percentile(99)), unit: 'ms' },
      { what: 'le plus long', value: milliseconds(histogram.max), unit: 'ms' },
    ];
  },
};

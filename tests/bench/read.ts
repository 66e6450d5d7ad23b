/** One clause read over HTTP, beside the cheapest answer of the same server. */
import autocannon from 'autocannon';
import { compare } from './pairs.ts';
import { startServer } from './places.ts';
import type { Bench } from './report.ts';

const PAIRS = 5;
const SECONDS = 2;
const CONNECTIONS = 10;
/** Of median length among the hundred. */
const CLAUSE = '/api/clauses/accessibilite-conception-universelle';
const LONGEST = '/api/clauses/heures-insertion-marche-global';
/** As browsers ask. */
const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };

export const read: Bench = {
  name: 'lecture',
  title: 'Lecture d’une clause par HTTP',
  run: async () => {
    const { url, stop } = await startServer();
    try {
      const rate = (path: string, headers?: Record<string, string>) => async (): Promise<number> => {
        const { requests, errors, non2xx } = await autocannon({ url: `${url}${path}`, connections: CONNECTIONS, duration: SECONDS, headers });
        if (errors + non2xx > 0) throw new Error(`${path} : ${errors} erreurs, ${non2xx} réponses en échec`);
        return requests.average;
      };
      const bytes = (await (await fetch(`${url}${CLAUSE}`)).arrayBuffer()).byteLength;
      const plain = await compare(PAIRS, rate(CLAUSE), rate('/api/health'));
      const compressed = await compare(PAIRS, rate(CLAUSE, BROWSER), rate('/api/health', BROWSER));
      const longest = await compare(PAIRS, rate(LONGEST, BROWSER), rate('/api/health', BROWSER));
      return [
        { what: 'clause, sans compression', value: plain.ours, unit: '/s', detail: `${Math.round(bytes / 1000)}\u00a0ko par réponse` },
        { what: '/api/health', value: plain.theirs, unit: '/s' },
        { what: 'rapport', value: plain.ratio, unit: '', bar: { limit: 0.35, is: 'at-least' } },
        { what: 'clause compressée, comme un navigateur la demande', value: compressed.ours, unit: '/s' },
        { what: 'rapport', value: compressed.ratio, unit: '', bar: { limit: 0.35, is: 'at-least' } },
        { what: 'la plus longue des clauses, compressée', value: longest.ours, unit: '/s' },
        { what: 'rapport (le client y passe plus de temps que le serveur)', value: longest.ratio, unit: '' },
      ];
    } finally {
      await stop();
    }
  },
};

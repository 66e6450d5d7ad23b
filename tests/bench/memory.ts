/** Resident memory of the built server after a thousand exports of the example, four at a time. */
import { setTimeout as wait } from 'node:timers/promises';
import { residentMemory, startServer } from './places.ts';
import type { Bench } from './report.ts';

const EXPORTS = 1000;
const TOGETHER = 4;
const REST_SECONDS = 25;

export const memory: Bench = {
  name: 'memoire',
  title: `Mémoire du serveur, ${EXPORTS} exports de l’exemple`,
  run: async () => {
    const { url, pid, stop } = await startServer();
    try {
      const atStart = residentMemory(pid).now;
      let left = EXPORTS;
      let bytes = 0;
      const start = performance.now();
      const client = async (): Promise<void> => {
        while (left-- > 0) {
          const reply = await fetch(`${url}/api/schemes/exemple/export.docx`);
          if (!reply.ok) throw new Error(`export refusé : ${reply.status} ${(await reply.text()).slice(0, 200)}`);
          bytes = (await reply.arrayBuffer()).byteLength;
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, client));
      const seconds = (performance.now() - start) / 1000;
      const { now, most } = residentMemory(pid);
      await wait(REST_SECONDS * 1000);
      return [
        { what: 'au démarrage', value: atStart, unit: 'Mo' },
        {
          what: `après ${EXPORTS} exports`,
          value: now,
          unit: 'Mo',
          bar: { limit: 200, is: 'at-most' },
          detail: `${Math.round(bytes / 1000)}\u00a0ko par document, ${(EXPORTS / seconds).toFixed(1)} documents par seconde`,
        },
        { what: 'au plus haut', value: most, unit: 'Mo' },
        { what: `${REST_SECONDS}\u00a0s plus tard`, value: residentMemory(pid).now, unit: 'Mo' },
      ];
    } finally {
      await stop();
    }
  },
};

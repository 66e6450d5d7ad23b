/**
 * CPU work off the request thread: a worker with bounded memory and time, one task after the other. A task that runs
 * away is stopped and answers a refusal; the server stays up.
 */
import { Piscina } from 'piscina';
import { LIMITS } from '#shared/limits.ts';
import { isRefusal, type Refusal, type RefusalCode, refuse } from '#shared/errors.ts';
import { convertibleFrom } from '../word/convert/detect.ts';
import { type Convertible, convertToDocx, OFFICE_COMMANDS } from '../word/convert/libreoffice.ts';
import type { Tasks } from './tasks.ts';
import { makeTurns } from './turns.ts';

export type Workers = {
  /** Runs a task in a worker; a refusal when it fails, takes too long, or too many wait. */
  run: <Name extends keyof Tasks & string>(name: Name, input: Parameters<Tasks[Name]>[0]) => Promise<Awaited<ReturnType<Tasks[Name]>> | Refusal>;
  /** Brings a .doc, .odt or .rtf to .docx in a process of its own; null when the file is of no such format. */
  convert: (data: Uint8Array) => Promise<{ from: Convertible; data: Uint8Array } | Refusal | null>;
  close: () => Promise<void>;
};

/** How long a task may work, and what its failure is called. The others make a document, in `exportSeconds`. */
const BOUNDS: Partial<Record<keyof Tasks, { seconds: number; code: RefusalCode; verb: string; remedy: string }>> = {
  readWord: {
    seconds: LIMITS.wordSeconds,
    code: 'UNREADABLE_FILE',
    verb: 'lu',
    remedy: 'Ouvrez le fichier dans Word, enregistrez-le de nouveau au format .docx, ou coupez-le en plusieurs fichiers, puis recommencez.',
  },
  readClauses: {
    seconds: LIMITS.wordSeconds,
    code: 'UNREADABLE_FILE',
    verb: 'lu',
    remedy: 'Ouvrez le fichier dans Word, enregistrez-le de nouveau au format .docx, ou coupez-le en plusieurs fichiers, puis recommencez.',
  },
  readModuleFile: {
    seconds: LIMITS.wordSeconds,
    code: 'UNREADABLE_FILE',
    verb: 'lu',
    remedy: 'Coupez le module en plusieurs fichiers, puis recommencez.',
  },
  readPackContent: {
    seconds: LIMITS.exportSeconds,
    code: 'PACK_REFUSED',
    verb: 'lu',
    remedy: 'Rien n’a été changé. Vérifiez que le paquet vient bien de qui le diffuse, puis recommencez.',
  },
  checkTexts: {
    seconds: LIMITS.exportSeconds,
    code: 'BUSY',
    verb: 'contrôlé',
    remedy: 'Recommencez dans un instant ; si cela persiste, retirez un fichier très long.',
  },
  insertClauses: {
    seconds: LIMITS.wordSeconds,
    code: 'EXPORT_FAILED',
    verb: 'modifié',
    remedy: 'Votre fichier d’origine est intact. Recommencez avec moins de clauses à la fois ; si cela persiste, enregistrez-le de nouveau dans Word.',
  },
};

function failure(name: keyof Tasks, late: boolean): Refusal {
  const { seconds, code, verb, remedy } = BOUNDS[name] ?? { seconds: LIMITS.exportSeconds, code: 'EXPORT_FAILED', verb: 'produit', remedy: undefined };
  const what = verb === 'produit' ? 'document' : 'fichier';
  const message = `Le ${what} n’a pas pu être ${verb}${late ? ` en ${seconds} secondes` : ''}.`;
  return refuse(code, message, remedy ? { remedy } : {});
}

const WAITING = 40;
const WORKER_MEMORY_MB = 256;
/** Small, so that what a document leaves is collected before memory grows; it costs no time that is seen. */
const WORKER_YOUNG_MB = 6;

/**
 * @param file the built worker, `dist/server/worker.js`
 * @param offices commands that may start LibreOffice
 */
export function startWorkers(file: string, report: (error: unknown) => void, offices: readonly string[] = OFFICE_COMMANDS): Workers {
  const pool = new Piscina({
    filename: file,
    minThreads: 0,
    // One document at a time: the other core stays with the requests, and the server under 200 MB.
    maxThreads: 1,
    idleTimeout: 20_000,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB, maxYoungGenerationSizeMb: WORKER_YOUNG_MB },
  });
  // A worker that dies without a task would otherwise take the server with it.
  pool.on('error', report);
  const turns = makeTurns(WAITING);
  const conversions = makeTurns(WAITING);
  const closing = new AbortController();
  return {
    run: async (name, input) => {
      const patience = AbortSignal.timeout(LIMITS.exportSeconds * 1000);
      let late = patience;
      try {
        const made = await turns.take(() => {
          const own = BOUNDS[name]?.seconds;
          // A short task waits its turn without its own time running.
          if (own !== undefined) late = AbortSignal.any([patience, AbortSignal.timeout(own * 1000)]);
          return pool.run(input, { name, signal: late });
        });
        return made ?? refuse('BUSY', 'Trop de documents sont demandés en même temps.');
      } catch (error) {
        report(error);
        return failure(name, late.aborted);
      }
    },
    convert: async (data) => {
      const from = convertibleFrom(data);
      if (from === null) return null;
      const made = await conversions.take(() => convertToDocx(data, from, offices, closing.signal));
      if (made === null) return refuse('BUSY', 'Trop de fichiers sont à convertir en même temps.');
      return isRefusal(made) ? made : { from, data: made };
    },
    close: async () => {
      closing.abort();
      await Promise.all([pool.destroy(), conversions.idle()]);
    },
  };
}

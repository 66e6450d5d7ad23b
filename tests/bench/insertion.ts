/** A clause into big files of a buyer, beside `docx`'s patchDocument and beside the bare cost of opening and closing the file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadingLevel, Paragraph, PatchType, patchDocument, TextRun } from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { blocksText } from '../../shared/block/text.ts';
import { insertClauses } from '../../server/jobs/worker.ts';
import { accepted, CLAUSE, CLAUSE_TITLE, insertionItem, insertionOrder, placeOf, readingOf } from '../support/word/clause.ts';
import { ccapOfPages, ccapOfParagraphs, countParagraphs, mainXml, withPlaceholder } from './insertion-files.ts';
import { compare, timed } from './pairs.ts';
import { builtWorkers, SERVER } from './places.ts';
import type { Bench, Figure } from './report.ts';

const PAIRS = 11;
const FEW_PAIRS = 7;
const PARAGRAPHS = 15_000;
/** What `server/jobs/workers.ts` gives to a worker. */
const WORKER_MB = 256;

/** A pass that reads every element of a text and keeps nothing. */
function scan(xml: string): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let elements = 0;
  parser.on('opentag', () => {
    elements += 1;
  });
  parser.write(xml).close();
  if (elements === 0) throw new Error('rien lu');
}

function openAndClose(file: Uint8Array): void {
  const parts = unzipSync(file);
  scan(new TextDecoder().decode(parts['word/document.xml']));
  zipSync(parts);
}

/** The same words through the peer: a heading and plain paragraphs, where the placeholder stands. */
const patched = (file: Uint8Array): Promise<unknown> =>
  patchDocument({
    outputType: 'uint8array',
    data: file,
    patches: {
      clause: {
        type: PatchType.DOCUMENT,
        children: [
          new Paragraph({ text: CLAUSE_TITLE, heading: HeadingLevel.HEADING_1 }),
          ...blocksText(CLAUSE.slice(1))
            .split('\n')
            .map((line) => new Paragraph({ children: [new TextRun(line)] })),
        ],
      },
    },
  });

/** Puts the clause behind the penalties, as the product does: the place is chosen once, the file is read again each time. */
async function inserter(file: Uint8Array): Promise<() => Promise<void>> {
  const place = placeOf(await readingOf(file), 'Pénalités et retenues');
  return async () => {
    accepted(await insertClauses(insertionOrder(file, [insertionItem(place)])));
  };
}

async function besidePatch(): Promise<Figure[]> {
  const file = ccapOfPages(50);
  const insert = await inserter(file);
  const held = withPlaceholder(file, 'Clauses de financement');
  const { ours, theirs, ratio } = await compare(
    PAIRS,
    () => timed(insert),
    () => timed(() => patched(held)),
  );
  return [
    { what: 'cinquante pages : Clausier, en suivi de modifications', value: ours, unit: 'ms', detail: `${countParagraphs(file)} paragraphes` },
    { what: 'patchDocument de docx, même fichier, une balise', value: theirs, unit: 'ms' },
    { what: 'rapport des durées', value: ratio, unit: '', bar: { limit: 0.6, is: 'at-most' } },
  ];
}

async function besideZip(): Promise<Figure[]> {
  const file = ccapOfParagraphs(PARAGRAPHS);
  const insert = await inserter(file);
  const { ours, theirs, ratio } = await compare(
    FEW_PAIRS,
    () => timed(insert),
    () => timed(() => openAndClose(file)),
  );
  return [
    {
      what: `${countParagraphs(file)} paragraphes : Clausier`,
      value: ours,
      unit: 'ms',
      detail: `${Math.round(mainXml(file).length / 1e5) / 10}\u00a0Mo de texte XML`,
    },
    { what: 'dézipper, parcourir avec saxes, rezipper le même fichier', value: theirs, unit: 'ms' },
    { what: 'rapport des durées', value: ratio, unit: '', bar: { limit: 1.5, is: 'at-most' } },
  ];
}

async function outline(): Promise<Figure[]> {
  const file = ccapOfPages(100);
  const xml = mainXml(file);
  const titles = (await readingOf(file)).outline.length;
  const { ours, theirs, ratio } = await compare(
    PAIRS,
    () => timed(() => readingOf(file)),
    () => timed(() => scan(xml)),
  );
  return [
    {
      what: 'plan d’un CCAP de cent pages',
      value: ours,
      unit: 'ms',
      bar: { limit: 300, is: 'at-most' },
      detail: `${titles} titres, ${countParagraphs(file)} paragraphes`,
    },
    { what: 'rapporté au parcours du même texte par saxes', value: ratio, unit: '', detail: `${Math.round(theirs)}\u00a0ms` },
  ];
}

/** A process that holds nothing but the worker's code, with the worker's heap: what the biggest file costs it. */
async function memory(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-bench-'));
  const file = ccapOfParagraphs(PARAGRAPHS);
  const order = insertionOrder(file, [insertionItem(placeOf(await readingOf(file), 'Pénalités et retenues'))]);
  const workers = builtWorkers();
  try {
    accepted(await workers.run('insertClauses', order));
    writeFileSync(join(folder, 'fichier.docx'), file);
    writeFileSync(join(folder, 'demande.json'), JSON.stringify({ ...order, data: null }));
    const code = `import { readFileSync } from 'node:fs';
const { insertClauses } = await import(${JSON.stringify(join(SERVER, 'worker.js'))});
const order = JSON.parse(readFileSync('demande.json', 'utf8'));
const answer = await insertClauses({ ...order, data: new Uint8Array(readFileSync('fichier.docx')) });
if (answer.refused) throw new Error(answer.message);
console.log(Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024);`;
    const args = [`--max-old-space-size=${WORKER_MB}`, '--max-semi-space-size=2', '--input-type=module', '-e', code];
    const most = Number(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }));
    return [
      {
        what: `mémoire d’un processus qui fait cette insertion (${PARAGRAPHS} paragraphes), au plus haut`,
        value: most,
        unit: 'Mo',
        bar: { limit: 400, is: 'at-most' },
        detail: `tas borné à ${WORKER_MB}\u00a0Mo comme celui du thread de calcul, qui a rendu la même réponse`,
      },
    ];
  } finally {
    await workers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const insertion: Bench = {
  name: 'insertion',
  title: 'Une clause dans le fichier de l’acheteur',
  run: async () => [...(await besidePatch()), ...(await besideZip()), ...(await outline()), ...(await memory())],
};

/** Pages as LibreOffice draws them: one conversion for many files, then grey pixels and the place of words. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../tools.ts';
import { convert } from './office.ts';

/** Grey bytes, row by row. */
export type Page = { width: number; height: number; pixels: Uint8Array };
/** `page` from 0; `left` and `top` in points from the page's corner. */
export type Word = { page: number; left: number; top: number; text: string };
export type Drawn = { pages: Page[]; words: Word[] };

const RESOLUTION = 50;
/** Rows of pixels in a point. */
export const SCALE = RESOLUTION / 72;

/** A portable grey map, as pdftoppm writes it: « P5 width height 255 » then the bytes. */
function readGrey(bytes: Buffer): Page {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 60).toString('latin1'));
  if (!head) throw new Error('page illisible');
  return { width: Number(head[1]), height: Number(head[2]), pixels: new Uint8Array(bytes.subarray(head[0].length)) };
}

const wordsOf = (boxes: string): Word[] =>
  boxes
    .split('<page ')
    .slice(1)
    .flatMap((page, rank) =>
      [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)].map(([, left, top, text]) => ({
        page: rank,
        left: Number(left),
        top: Number(top),
        text: text ?? '',
      })),
    );

async function drawnPdf(folder: string, rank: number): Promise<Drawn> {
  const pdf = join(folder, `${rank}.pdf`);
  await runTool('pdftoppm', ['-gray', '-r', `${RESOLUTION}`, pdf, join(folder, `page-${rank}`)]);
  const names = (await readdir(folder)).filter((name) => name.startsWith(`page-${rank}-`)).toSorted();
  const pages = await Promise.all(names.map(async (name) => readGrey(await readFile(join(folder, name)))));
  return { pages, words: wordsOf(await runTool('pdftotext', ['-bbox', pdf, '-'])) };
}

/** One drawing for each file, in order. */
export async function draw(files: readonly Uint8Array[]): Promise<Drawn[]> {
  const folder = await mkdtemp(join(tmpdir(), 'clausier-pages-'));
  try {
    const paths = files.map((_, i) => join(folder, `${i}.docx`));
    await Promise.all(files.map((file, i) => writeFile(paths[i] ?? '', file)));
    convert(paths, 'pdf', folder);
    const drawn: Drawn[] = [];
    for (const i of files.keys()) drawn.push(await drawnPdf(folder, i));
    return drawn;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** First row where two pages differ; null when they are the same. */
export function firstDifference(a: Page, b: Page): number | null {
  if (a.width !== b.width || a.height !== b.height) return 0;
  const at = a.pixels.findIndex((value, i) => value !== b.pixels[i]);
  return at < 0 ? null : Math.floor(at / a.width);
}

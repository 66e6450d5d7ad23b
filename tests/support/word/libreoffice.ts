/** What a person sees in LibreOffice once every tracked change is accepted or rejected: one process for many files. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InsertionReport } from '#shared/api/documents.ts';
import { runOracle } from './office.ts';

export type Revising = 'accept' | 'reject' | 'keep';
/** `level`: 1…10, 0 for text; `align`: 0 left, 1 right, 2 both, 3 centre; `size` in points. `table` opens a table. */
export type SeenParagraph = {
  depth: number;
  style: string;
  label: string;
  level: number;
  align: number;
  font: string;
  size: number;
  weight: number;
  text: string;
};
export type Reading = { file: Uint8Array; how: Revising };

/** Text of a paragraph without what LibreOffice adds at the edge of a content control. */
export const clean = (text: string): string => text.replaceAll('\r', '').trim();

/** Whether the report says, before the download, that LibreOffice may leave an empty line. */
export const saysEmptyLine = ({ items, warnings }: InsertionReport): boolean =>
  [...warnings, ...items.flatMap((item) => item.warnings)].some((line) => /ligne vide/i.test(line));

/** Each paragraph as one line; `worded` leaves the empty ones out. */
export const linesOf = (paragraphs: readonly SeenParagraph[], worded: boolean): string[] =>
  paragraphs
    .filter(({ text, style }) => !worded || clean(text) !== '' || style === '[tableau]')
    .map(({ depth, style, label, level, text }) => `${depth} ${style} ${label} ${level} ${clean(text)}`);

function parsed(answer: string): SeenParagraph[] | null {
  if (answer.startsWith('!')) return null;
  return answer.split('\n').flatMap((line): SeenParagraph[] => {
    if (line === '') return [];
    const [kind, depth = '0', style = '', label = '', level = '0', align = '0', font = '', size = '0', weight = '0', ...text] = line.split('\t');
    if (kind === 'T') return [{ depth: 0, style: '[tableau]', label: '', level: 0, align: 0, font: '', size: 0, weight: 0, text: '' }];
    return [
      {
        depth: Number(depth),
        style,
        label,
        level: Number(level),
        align: Number(align),
        font,
        size: Number(size),
        weight: Number(weight),
        text: text.join(' '),
      },
    ];
  });
}

/** One answer for each reading, in order; null for a file that LibreOffice does not open. It is started again when it falls. */
export function readInLibreOffice(readings: readonly Reading[]): (SeenParagraph[] | null)[] {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-lectures-'));
  try {
    const answer = (i: number): string => join(folder, `${i}.txt`);
    readings.forEach(({ file }, i) => {
      writeFileSync(join(folder, `${i}.docx`), file);
    });
    for (let from = 0; from < readings.length; ) {
      const orders = readings.slice(from).map(({ how }, i) => `${how}|${join(folder, `${from + i}.docx`)}|${answer(from + i)}`);
      writeFileSync(join(folder, 'liste.txt'), `${orders.join('\n')}\n`);
      runOracle(join(folder, 'liste.txt'));
      const done = readings.findIndex((_, i) => i >= from && !existsSync(answer(i)));
      // The first without an answer is the one it fell on.
      if (done >= 0) writeFileSync(answer(done), '!');
      from = done < 0 ? readings.length : done + 1;
    }
    return readings.map((_, i) => parsed(readFileSync(answer(i), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

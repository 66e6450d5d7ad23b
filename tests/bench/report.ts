/** What a bench gives, and how it is printed and kept. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export type Figure = {
  what: string;
  value: number;
  unit: string;
  /** The bar, when there is one. */
  bar?: { limit: number; is: 'at-least' | 'at-most' };
  detail?: string;
};

export type Bench = { name: string; title: string; run: () => Promise<Figure[]> };
export type Outcome = { name: string; title: string; seconds: number; figures: Figure[]; failure?: string };

export const isHeld = ({ value, bar }: Figure): boolean | null => (bar ? (bar.is === 'at-least' ? value >= bar.limit : value <= bar.limit) : null);

const number = (value: number): string => new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: value >= 1000 ? 4 : 3 }).format(value);
const withUnit = (value: number, unit: string): string => (unit ? `${number(value)}\u00a0${unit}` : number(value));
const barText = ({ bar, unit }: Figure): string => (bar ? `${bar.is === 'at-least' ? '≥' : '≤'}\u00a0${withUnit(bar.limit, unit)}` : '');
const verdict = (figure: Figure): string => ({ true: '● tenu', false: '○ non tenu', null: '' })[`${isHeld(figure)}`];

export function table(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap(({ title, figures, failure }) => [
    ['', '', '', ''],
    [title, '', '', ''],
    ...(failure ? [[`  mesure impossible : ${failure}`, '', '', '']] : []),
    ...figures.flatMap((figure) => [
      [`  ${figure.what}`, withUnit(figure.value, figure.unit), barText(figure), verdict(figure)],
      ...(figure.detail ? [[`    ${figure.detail}`, '', '', '']] : []),
    ]),
  ]);
  const measured = lines.filter(([, value]) => value !== '');
  const width = (column: number) => Math.max(0, ...measured.map((line) => line[column]?.length ?? 0));
  return lines
    .map(([what = '', value = '', bar = '', state = '']) =>
      value === '' ? what : `${what.padEnd(width(0))}  ${value.padStart(width(1))}  ${bar.padEnd(width(2))}  ${state}`.trimEnd(),
    )
    .join('\n');
}

/** Keeps the figures in `tests/output/`; returns the file. */
export function keep(outcomes: readonly Outcome[]): string {
  const folder = join(import.meta.dirname, '../output');
  mkdirSync(folder, { recursive: true });
  const now = new Date();
  const path = join(folder, `bench-${now.toISOString().slice(0, 19).replace(/[:T]/g, '-')}.json`);
  const machine = { processors: cpus().length, model: cpus()[0]?.model, memoryMb: Math.round(totalmem() / 1_048_576), node: process.version };
  const results = outcomes.map((outcome) => ({ ...outcome, figures: outcome.figures.map((figure) => ({ ...figure, held: isHeld(figure) })) }));
  writeFileSync(path, `${JSON.stringify({ at: now.toISOString(), machine, results }, null, 2)}\n`);
  return path;
}

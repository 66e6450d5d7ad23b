/** What a question or a lesson writes alive: the numbers drawn, the thresholds of the day. */
import type { Block, Inline } from '../api/blocks.ts';
import type { Threshold } from '../api/references.ts';
import type { AnswerUnit } from '../api/training-content.ts';
import { formatMoney, formatNumber, formatRate } from '../format.ts';
import { thresholdMarker } from './markers.ts';

/** Written where a threshold has no value that day. */
export const UNKNOWN_THRESHOLD = '[seuil à vérifier]';

const NO_BREAK = '\u00a0';
const counted = (value: number, one: string, several: string): string => `${formatNumber(value)}${NO_BREAK}${Math.abs(value) < 2 ? one : several}`;

/** `12.5` euros → « 12,50 € »; two decimals at most. */
export function writeAmount(value: number, unit: AnswerUnit): string {
  switch (unit) {
    case 'euros':
      return formatMoney(Math.round(value * 100));
    case 'heures':
      return counted(value, 'heure', 'heures');
    case 'pourcent':
      return formatRate(value * 100);
    case 'mois':
      return counted(value, 'mois', 'mois');
    case 'jours':
      return counted(value, 'jour', 'jours');
    case 'nombre':
      return formatNumber(value);
  }
}

/** Display of a threshold on the day, by its id. */
export type ThresholdTexts = ReadonlyMap<string, string>;
export const thresholdTexts = (thresholds: readonly Threshold[]): ThresholdTexts =>
  new Map(thresholds.flatMap(({ id, display }) => (display === null ? [] : [[id, display] as const])));

const MARKER = /\{\{\s*([^}\s]+)\s*\}\}/g;

/** `{{montant}}` and `{{seuil.eu-works}}` written; `missing` is true when a threshold has no value that day. */
export function fillText(text: string, thresholds: ThresholdTexts, values: ReadonlyMap<string, string> = new Map()): { text: string; missing: boolean } {
  let missing = false;
  const filled = text.replace(MARKER, (whole, name: string) => {
    const threshold = thresholdMarker(name);
    if (threshold === null) return values.get(name) ?? whole;
    const display = thresholds.get(threshold);
    missing ||= display === undefined;
    return display ?? UNKNOWN_THRESHOLD;
  });
  return { text: filled, missing };
}

/** Blocks of a lesson with the thresholds of the day in their sentences. */
export function fillThresholds(blocks: readonly Block[], thresholds: ThresholdTexts): Block[] {
  const line = (inlines: Inline[]): Inline[] =>
    inlines.map((inline) => {
      if (inline.kind === 'text') return inline;
      const { id, kind: _kind, label: _label, ...marks } = inline;
      const threshold = thresholdMarker(id);
      return threshold === null ? inline : { ...marks, kind: 'text', text: thresholds.get(threshold) ?? UNKNOWN_THRESHOLD };
    });
  return blocks.map((block) => {
    if (block.kind === 'table') return { ...block, header: block.header.map(line), rows: block.rows.map((row) => row.map(line)) };
    if (block.kind !== 'list') return { ...block, content: line(block.content) };
    const items = block.items.map(({ content, children }) => ({
      content: line(content),
      ...(children ? { children: { ...children, items: children.items.map((child) => ({ content: line(child.content) })) } } : {}),
    }));
    return { ...block, items };
  });
}

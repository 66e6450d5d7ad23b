/**
 * Widths of text, near enough to count lines: advance widths of the metric-compatible free fonts Carlito (Calibri)
 * and Caladea (Cambria), in thousandths of the size, for the printable ASCII characters; an accented letter is as wide
 * as its letter.
 */
import type { Look } from './measures.ts';

const CARLITO = [
  226, 325, 400, 498, 506, 714, 682, 220, 303, 303, 498, 498, 249, 306, 252, 386, 506, 506, 506, 506, 506, 506, 506, 506, 506, 506, 267, 267, 498, 498, 498,
  463, 894, 578, 543, 533, 615, 488, 459, 630, 623, 251, 318, 519, 420, 854, 645, 662, 516, 672, 542, 459, 487, 641, 567, 889, 519, 487, 468, 306, 386, 306,
  498, 498, 291, 479, 525, 422, 525, 497, 305, 470, 525, 229, 239, 454, 229, 798, 525, 527, 525, 525, 348, 391, 334, 525, 451, 714, 433, 452, 395, 314, 460,
  314, 498,
];
const CALADEA = [
  220, 286, 393, 619, 506, 890, 687, 237, 382, 382, 427, 554, 205, 329, 206, 490, 517, 362, 472, 461, 492, 475, 470, 470, 485, 478, 264, 264, 554, 554, 554,
  422, 885, 599, 579, 519, 625, 540, 509, 539, 696, 343, 304, 630, 501, 888, 693, 599, 533, 599, 613, 453, 557, 687, 598, 889, 571, 557, 507, 350, 490, 350,
  554, 371, 151, 470, 520, 421, 520, 441, 313, 459, 554, 277, 255, 525, 271, 813, 558, 480, 520, 501, 396, 392, 325, 546, 470, 720, 483, 482, 428, 387, 316,
  387, 712,
];
const BOLD = 1.025;
/** Line heights of the two fonts, in ems. */
const LEADING = { body: 1.2207, heading: 1.172 } as const;
const OTHERS: Record<string, number> = {
  '\u00a0': 226,
  '\u202f': 200,
  '’': 249,
  '«': 512,
  '»': 512,
  '…': 690,
  '–': 498,
  '—': 905,
  '€': 506,
  œ: 849,
  æ: 772,
  '·': 252,
  '•': 498,
};

const tables = new Map<'body' | 'heading', Map<number, number>>();

function widthsOf(font: 'body' | 'heading'): Map<number, number> {
  const known = tables.get(font);
  if (known) return known;
  const ascii = font === 'body' ? CARLITO : CALADEA;
  const table = new Map<number, number>(ascii.map((width, i) => [i + 32, width]));
  for (const [character, width] of Object.entries(OTHERS)) table.set(character.codePointAt(0) ?? 0, width);
  for (const accented of 'àâäéèêëîïôöùûüçñÀÂÄÉÈÊËÎÏÔÖÙÛÜÇ') {
    table.set(accented.codePointAt(0) ?? 0, ascii[(accented.normalize('NFD').codePointAt(0) ?? 32) - 32] ?? 500);
  }
  tables.set(font, table);
  return table;
}

/** Width of one unbroken piece of text, in thousandths of an em. */
function measure(text: string, widths: Map<number, number>): number {
  let total = 0;
  for (let i = 0; i < text.length; i += 1) total += widths.get(text.charCodeAt(i)) ?? 500;
  return total;
}

/** Number of lines of a text in a width (twips), breaking at spaces as Word does. */
export function lineCount(text: string, look: Pick<Look, 'font' | 'size' | 'bold'>, width: number): number {
  const widths = widthsOf(look.font);
  const room = ((Math.max(width, 200) / 20 / look.size) * 1000) / (look.bold ? BOLD : 1);
  const space = widths.get(32) ?? 226;
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(/[ -](?=.)/)) {
      const wide = measure(word, widths);
      if (used > 0 && used + wide > room) {
        lines += 1;
        used = 0;
      }
      if (wide > room) lines += Math.ceil(wide / room) - 1;
      used += (wide % Math.max(room, 1)) + space;
    }
  }
  return lines;
}

/** Height of one line, in twips. */
export const lineHeight = (look: Pick<Look, 'font' | 'size' | 'line'>): number => look.size * 20 * LEADING[look.font] * (look.line / 240);

/** What a file is by its first bytes, whatever its name says. */
import { isRefusal, type Refusal } from '../../../shared/errors.ts';
import type { Wide } from './chunks.ts';
import { REFUSED } from './refusals.ts';

export type Sniffed = { format: 'json' | 'xml' | 'table' /** Bytes of the mark before the text. */; from: number; wide: Wide };

const starts = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, position) => head[position] === byte);

function zip(head: Buffer): Refusal {
  const names = head.toString('latin1');
  if (/xl\/|mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/.test(names)) return REFUSED.workbook;
  if (/word\/|mimetypeapplication\/vnd\.oasis\.opendocument\.text/.test(names)) return REFUSED.word;
  return names.includes('[Content_Types].xml') ? REFUSED.workbook : REFUSED.zip;
}

function notText(head: Buffer): Refusal | null {
  if (head.byteLength === 0) return REFUSED.empty;
  if (starts(head, 0x50, 0x4b)) return zip(head);
  if (starts(head, 0x1f, 0x8b)) return REFUSED.gzip;
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return REFUSED.oldOffice;
  if (head.toString('latin1', 0, 4) === '%PDF') return REFUSED.pdf;
  return head.toString('latin1', 0, 4) === 'PAR1' ? REFUSED.parquet : null;
}

type Marked = { from: number; wide: Wide };

/** By its mark, or by the zeros that ASCII leaves in UTF-16. */
function markOf(head: Buffer): Marked {
  if (starts(head, 0xef, 0xbb, 0xbf)) return { from: 3, wide: null };
  if (starts(head, 0xff, 0xfe)) return { from: 2, wide: 'utf-16le' };
  if (starts(head, 0xfe, 0xff)) return { from: 2, wide: 'utf-16be' };
  if (head.byteLength >= 4 && head[1] === 0 && head[3] === 0 && head[0] !== 0) return { from: 0, wide: 'utf-16le' };
  return head.byteLength >= 4 && head[0] === 0 && head[2] === 0 && head[1] !== 0 ? { from: 0, wide: 'utf-16be' } : { from: 0, wide: null };
}

const PAGE = /^<(?:!doctype\s+html|html|head|body|!--[^>]*-->\s*<(?:!doctype\s+html|html))/i;

/** How much of a file `sniff` is given. */
export const SNIFFED_BYTES = 8_192;

/** `head`: the first bytes of the file. */
export function sniff(head: Buffer): Sniffed | Refusal {
  const refusal = notText(head);
  if (isRefusal(refusal)) return refusal;
  const marked = markOf(head);
  const text = (marked.wide === null ? head.toString('latin1', marked.from) : new TextDecoder(marked.wide).decode(head.subarray(marked.from))).trimStart();
  if (text === '') return REFUSED.empty;
  if (text.includes('\u0000')) return REFUSED.binary;
  if (PAGE.test(text) || (text.startsWith('<?xml') && /<html[\s>]/i.test(text))) return REFUSED.page;
  if (text.startsWith('<')) return { format: 'xml', ...marked };
  return { format: /^[[{]/.test(text) ? 'json' : 'table', ...marked };
}

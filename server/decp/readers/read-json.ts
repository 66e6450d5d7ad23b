/** JSON files of published contracts, in both formats. */
import { BUYER_MARKS } from '../../../shared/decp/fields.ts';
import { note, type Notes } from '../../../shared/decp/notes.ts';
import { isRaw } from '../../../shared/decp/raw.ts';
import { isRefusal, type Refusal } from '../../../shared/errors.ts';
import { chunksOf, type Wide } from './chunks.ts';
import { makeDecoder } from './encoding.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type CutEnd, JsonCutter } from './json-cutter.ts';
import { parse, parseRepaired } from './json-repair.ts';
import type { FileFacts, ReadOptions } from './reading.ts';
import { cutRefusal, REFUSED } from './refusals.ts';
import { makeTaker, type Taker } from './taker.ts';

const EXCERPT = 120;

/** Looks like a contract of its own, not like a piece of one. */
const isContract = (value: unknown): boolean => isRaw(value) && BUYER_MARKS.some((field) => value[field] !== undefined);

type JsonReader = { cutter: JsonCutter; encoding: () => string };

function makeJsonReader(taker: Taker): JsonReader {
  const decoder = makeDecoder();
  const cutter = new JsonCutter({
    record: (bytes, line, list, cut) => {
      const { text, foreign } = decoder.decode(bytes);
      const repaired: Notes = [];
      const parsed = parse(text) ?? (cut === 'counted' ? parseRepaired(text, repaired) : null);
      if (parsed === null && cut === 'guessed') return false;
      if (cut === 'tentative' && (parsed === null || !isContract(parsed.value))) return false;
      if (foreign) note(repaired, 'RECORD_ENCODING', '', 'Windows-1252', 'UTF-8');
      if (parsed === null) taker.broken(line, { code: 'RECORD_UNREADABLE', field: '', original: text.slice(0, EXCERPT), kept: null });
      else taker.value(parsed.value, { line, fingerprint: fingerprintOf(bytes), list, xml: false }, repaired);
      return parsed !== null;
    },
    broken: (line, why) => taker.broken(line, { code: 'RECORD_UNREADABLE', field: '', original: why, kept: null }),
  });
  return { cutter, encoding: decoder.name };
}

function refusalOf(end: CutEnd, { counts }: Taker): Refusal | null {
  if (end === 'hopeless') return REFUSED.damaged;
  if (counts.records === 0 && counts.empty > 0) return REFUSED.otherJson;
  if (end === 'cut') return cutRefusal(counts.records);
  return counts.records === 0 ? (counts.broken > 0 ? REFUSED.damaged : REFUSED.noContract) : null;
}

export function readJson(handle: number, from: number, wide: Wide, options: ReadOptions): FileFacts | Refusal {
  const taker = makeTaker(options);
  const { cutter, encoding } = makeJsonReader(taker);
  let read = from;
  for (const { chunk, bytes } of chunksOf(handle, from, wide, options.stopped)) {
    read = bytes;
    cutter.push(chunk);
    options.progress?.(bytes, taker.counts.records);
    if (cutter.hopeless) return REFUSED.damaged;
    if (taker.isOther()) return REFUSED.otherJson;
  }
  const stopped = options.stopped?.() === true;
  const refusal = stopped ? null : refusalOf(cutter.end(), taker);
  if (isRefusal(refusal)) return refusal;
  const { records, broken } = taker.counts;
  return { format: taker.format(), encoding: wide === null ? encoding() : 'UTF-16', separator: null, bytes: read, records, broken, stopped, table: null };
}

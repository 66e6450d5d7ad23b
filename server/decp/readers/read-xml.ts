/** XML files of published contracts, in both formats. */
import { note, type Notes } from '../../../shared/decp/notes.ts';
import { isRefusal, type Refusal } from '../../../shared/errors.ts';
import { chunksOf, type Wide } from './chunks.ts';
import { makeDecoder } from './encoding.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { FileFacts, ReadOptions } from './reading.ts';
import { cutRefusal, REFUSED } from './refusals.ts';
import { makeTaker, type Taker } from './taker.ts';
import { XmlCutter, type XmlEnd } from './xml-cutter.ts';
import { readXmlRecord } from './xml-record.ts';

const EXCERPT = 120;

function makeXmlReader(taker: Taker): { cutter: XmlCutter; encoding: () => string } {
  const decoder = makeDecoder();
  const cutter = new XmlCutter({
    record: (bytes, line, tag) => {
      const { text, foreign } = decoder.decode(bytes);
      const repaired: Notes = [];
      const value = readXmlRecord(text, tag, repaired);
      if (foreign) note(repaired, 'RECORD_ENCODING', '', 'Windows-1252', 'UTF-8');
      if (value === null) taker.broken(line, { code: 'RECORD_UNREADABLE', field: '', original: text.slice(0, EXCERPT), kept: null });
      else taker.value(value, { line, fingerprint: fingerprintOf(bytes), list: tag, xml: true }, repaired);
    },
    broken: (line, why) => taker.broken(line, { code: 'RECORD_UNREADABLE', field: '', original: why, kept: null }),
  });
  return { cutter, encoding: decoder.name };
}

function refusalOf(end: XmlEnd, { records, broken, empty }: Taker['counts']): Refusal | null {
  if (end === 'entities') return REFUSED.entities;
  if (end === 'cut') return cutRefusal(records);
  if (records > 0) return null;
  return empty > 0 || broken === 0 ? REFUSED.otherXml : REFUSED.damaged;
}

export function readXml(handle: number, from: number, wide: Wide, options: ReadOptions): FileFacts | Refusal {
  const taker = makeTaker(options);
  const { cutter, encoding } = makeXmlReader(taker);
  let read = from;
  for (const { chunk, bytes } of chunksOf(handle, from, wide, options.stopped)) {
    read = bytes;
    cutter.push(chunk);
    options.progress?.(bytes, taker.counts.records);
    if (cutter.entities) return REFUSED.entities;
    if (taker.isOther()) return REFUSED.otherXml;
  }
  const stopped = options.stopped?.() === true;
  const refusal = stopped ? null : refusalOf(cutter.end(), taker.counts);
  if (isRefusal(refusal)) return refusal;
  const { records, broken } = taker.counts;
  return { format: taker.format(), encoding: wide === null ? encoding() : 'UTF-16', separator: null, bytes: read, records, broken, stopped, table: null };
}

/** A frozen document as it is kept in a column: JSON, compressed, since it is written once and seldom read. */
import { gunzipSync, gzipSync } from 'node:zlib';

export const packed = (value: unknown): Buffer => gzipSync(JSON.stringify(value));
/** What `packed` wrote: the caller says what it is. */
export const unpacked = <T>(bytes: Buffer): T => JSON.parse(gunzipSync(bytes).toString('utf8'));

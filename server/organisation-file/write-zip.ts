/** A zip made as it is sent: one entry at a time, whatever the whole weighs. */
import { setImmediate as breathe } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** `packed`: already compressed, as Word files and pictures are. */
export type ZipEntry = { name: string; packed: boolean; chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array> };

/** The first date a zip can hold; local time on purpose, since that is how zip writes dates. */
const NO_DATE = new Date(1980, 0, 1);

/** Same entries, same bytes. Throws what the entries throw: the file is then cut, and its manifest missing. */
export async function* writeZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const { name, packed, chunks } of entries) {
    const file = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = NO_DATE;
    zip.add(file);
    for await (const chunk of chunks) {
      file.push(chunk);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
    // Compressing is done on this thread: other requests go on in between.
    await breathe();
  }
  zip.end();
  yield* ready.splice(0);
}

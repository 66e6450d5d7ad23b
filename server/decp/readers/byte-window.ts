/** The part of the file that is in memory: grows by chunks, forgets what comes before the record being read. */
export class ByteWindow {
  bytes: Buffer = Buffer.allocUnsafe(1 << 20);
  length = 0;

  /** Forgets everything before `from`, adds the chunk, gives by how much every offset moved back. */
  append(chunk: Uint8Array, from: number): number {
    const kept = this.length - from;
    if (kept + chunk.byteLength > this.bytes.byteLength) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.byteLength * 2, kept + chunk.byteLength));
      this.bytes.copy(larger, 0, from, this.length);
      this.bytes = larger;
    } else if (from > 0 && kept > 0) this.bytes.copyWithin(0, from, this.length);
    this.bytes.set(chunk, kept);
    this.length = kept + chunk.byteLength;
    return from;
  }
}

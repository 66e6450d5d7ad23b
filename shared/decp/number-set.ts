/** A set of integers under 2⁵³, sixteen bytes each at worst: hashes of a few million records fit where a `Set` would not. */
const FIRST_SLOTS = 1 << 12;

export class NumberSet {
  private slots = new Float64Array(FIRST_SLOTS);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** True when it was not there yet. */
  add(value: number): boolean {
    if (this.count * 2 >= this.slots.length) this.grow();
    const added = this.put(this.slots, value + 1);
    if (added) this.count += 1;
    return added;
  }

  /** Zero is an empty slot: values are kept one higher. */
  private put(slots: Float64Array, kept: number): boolean {
    const last = slots.length - 1;
    let at = Math.imul(kept ^ (kept / 4_294_967_296), 0x9e3779b1) >>> 7;
    for (at &= last; slots[at] !== 0; at = (at + 1) & last) if (slots[at] === kept) return false;
    slots[at] = kept;
    return true;
  }

  private grow(): void {
    const larger = new Float64Array(this.slots.length * 2);
    for (const kept of this.slots) if (kept !== 0) this.put(larger, kept);
    this.slots = larger;
  }
}

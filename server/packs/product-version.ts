/** Versions of Clausier, compared: `1.4.0` is before `1.10.0`. What follows a dash is not compared. */
const partsOf = (version: string): number[] => (version.split('-')[0] ?? '').split('.').map(Number);

function isBefore(left: string, right: string): boolean {
  const [a, b] = [partsOf(left), partsOf(right)];
  for (const index of [0, 1, 2]) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

export type ProductRange = { from: string; before: string };

/** From the first, before the second. */
export const isFor = ({ from, before }: ProductRange, version: string): boolean => !isBefore(version, from) && isBefore(version, before);

/** What a pack made by this version is for: this one and those that follow, up to the next that may read the content otherwise. */
export function rangeFrom(version: string): ProductRange {
  const [major = 0, minor = 0, patch = 0] = partsOf(version);
  return { from: `${major}.${minor}.${patch}`, before: `${major + 1}.0.0` };
}

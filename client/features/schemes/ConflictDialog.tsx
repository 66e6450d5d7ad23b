/** Placeholder replaced below. */
export function ConflictDialog() {
  return null;
}

/** A new id for a line of the scheme. `crypto.randomUUID` asks for HTTPS, which an internal network may not have. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

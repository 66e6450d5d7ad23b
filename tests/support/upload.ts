/** A multipart body as a browser sends it; a part with a type and no name is a file too. */
export type Part = { name: string; value: string | Uint8Array; filename?: string; type?: string };

const BOUNDARY = '----clausier-test-boundary';

export function multipart(parts: readonly Part[]): { payload: Buffer; headers: Record<string, string> } {
  const chunks = parts.flatMap(({ name, value, filename, type }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`;
    const media = filename === undefined && type === undefined ? '' : `Content-Type: ${type ?? 'application/octet-stream'}\r\n`;
    return [Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${media}\r\n`), Buffer.from(value), Buffer.from('\r\n')];
  });
  return { payload: Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };
}

export const upload = (kind: string, value: Uint8Array, filename = 'fichier'): { payload: Buffer; headers: Record<string, string> } =>
  multipart([
    { name: 'kind', value: kind },
    { name: 'file', value, filename },
  ]);

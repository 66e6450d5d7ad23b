/** A warm Python that writes the list with python-docx each time it is asked, and says how long it took. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Python = { /** Milliseconds for one document. */ write: () => Promise<number>; stop: () => void };

export async function startPython(list: string, output: string): Promise<Python> {
  const child = spawn('python3', [join(import.meta.dirname, 'write_docx.py'), list, output], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('python3-docx ne répond pas (sous Debian : apt-get install python3-docx)');
    return value;
  };
  await next();
  return {
    write: async () => {
      child.stdin.write('\n');
      return Number(await next());
    },
    stop: () => child.stdin.end(),
  };
}

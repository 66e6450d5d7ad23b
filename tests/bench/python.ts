/** A warm Python that writes the list with python-docx each time it is asked, and says how long it took. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Python = { /** Milliseconds for one document. */ write: () => Promise<number>; stop: () => void };

/** The Python that has the Debian package: not always the first of the path. */
function pythonWithDocx(): string {
  const found = ['/usr/bin/python3', 'python3'].find((command) => spawnSync(command, ['-c', 'import docx'], { stdio: 'ignore' }).status === 0);
  if (!found) throw new Error('python3-docx est absent (sous Debian : apt-get install python3-docx)');
  return found;
}

export async function startPython(list: string, output: string): Promise<Python> {
  const child = spawn(pythonWithDocx(), [join(import.meta.dirname, 'write_docx.py'), list, output], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('python3-docx s’est arrêté');
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

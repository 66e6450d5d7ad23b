/** Files that survive a power cut: written, then forced to the disk, then named. */
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A new name is only sure once its folder is on the disk. Windows has no such thing as opening a folder. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder);
}

/** Gives a finished file its name at once: who looks sees the old one or the new one, never half of it. */
export function putInPlace(finished: string, path: string): void {
  sync(finished);
  renameSync(finished, path);
  syncFolder(dirname(path));
}

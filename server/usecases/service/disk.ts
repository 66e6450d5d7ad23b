import { statfs } from 'node:fs/promises';
import type { ServiceState } from '#shared/api/service.ts';
import { LIMITS } from '#shared/limits.ts';

/** Room on the disk that holds this folder; unknown where the system does not say. */
export async function diskOf(folder: string): Promise<ServiceState['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize, low: bavail * bsize < LIMITS.diskLowBytes };
  } catch {
    return { freeBytes: null, totalBytes: null, low: false };
  }
}

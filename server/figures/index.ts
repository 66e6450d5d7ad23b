/**
 * Imported data: where it is, who reads it, what is being imported. Promises that a reading never waits for an import, and that an import
 * that fails, is stopped or is cut leaves the earlier data as it was.
 */
import type { Readable } from 'node:stream';
import type { ImportReport } from '#shared/api/imports.ts';
import type { Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Decision } from '../../db/figures/write.ts';
import type { Config } from '../config.ts';
import { type FigureRepositories, makeFigureRepositories } from '../repositories/figures/index.ts';
import { type ImportFolder, importFolder } from './folder.ts';
import { heldImports, holdImport, takeLock } from './lock.ts';
import type { BuildOrder } from './order.ts';
import { madeOf, place } from './place.ts';
import { type Job, makeQueue, type Queue } from './queue.ts';
import { receiveFile, type Received } from './receive.ts';
import { makeFiguresStore } from './store.ts';
import { type Building, buildInThread } from './thread.ts';

export type Figures = {
  /** Over the organisation's data as it is now. */
  read: (organisationId: string) => FigureRepositories;
  folder: (organisationId: string) => ImportFolder;
  /** A file as it arrives, under the identifier of its import. */
  receive: (organisationId: string, id: string, stream: Readable) => Promise<Received | Refusal>;
  /** One maker of this organisation's data at a time: gives how to let go, null when another process is at it. */
  lock: (organisationId: string) => (() => void) | null;
  /** Says that this process has this import in hand, from its arrival to its end; gives how to let go. */
  hold: (organisationId: string, id: string) => () => void;
  /** Imports that some process has in hand. */
  held: (organisationId: string) => ReadonlySet<string>;
  build: (order: BuildOrder, job: Job) => Promise<Building>;
  /** The new database instead of the one in use; `decisions` as they are at that moment. */
  place: (organisationId: string, built: string, decisions: readonly Decision[]) => void;
  /** What the data in use was made of; null when there is none. */
  madeOf: (organisationId: string) => { current: boolean; imports: Map<string, ImportReport> } | null;
  queue: Queue;
  /** Bytes of a file at most: tests make it smaller. */
  most: { bytes: number };
  close: () => Promise<void>;
};

export function makeFigures({ dataFolder }: Config): Figures {
  const store = makeFiguresStore(dataFolder);
  const queue = makeQueue();
  const folder = (organisationId: string): ImportFolder => importFolder(dataFolder, organisationId);
  const most = { bytes: LIMITS.importBytes };
  return {
    read: (organisationId) => makeFigureRepositories(store.open(organisationId)),
    folder,
    receive: (organisationId, id, stream) => receiveFile(stream, folder(organisationId).incoming(id), most.bytes),
    lock: (organisationId) => takeLock(folder(organisationId).root),
    hold: (organisationId, id) => holdImport(folder(organisationId).root, id),
    held: (organisationId) => heldImports(folder(organisationId).root),
    build: buildInThread,
    place: (organisationId, built, decisions) => place(built, folder(organisationId).database, decisions),
    madeOf: (organisationId) => madeOf(folder(organisationId).database),
    queue,
    most,
    close: async () => {
      await queue.close();
      store.close();
    },
  };
}

/**
 * Imported data: where it is, who reads it, what is being imported. Promises that a reading never waits for an import, and that an import
 * that fails, is stopped or is cut leaves the earlier data as it was.
 */
import type { Config } from '../config.ts';
import { type FigureRepositories, makeFigureRepositories } from '../repositories/figures/index.ts';
import { makeFiguresStore } from './store.ts';

export type Figures = {
  /** Over the organisation's data as it is now. */
  read: (organisationId: string) => FigureRepositories;
  close: () => Promise<void>;
};

export function makeFigures({ dataFolder }: Config): Figures {
  const store = makeFiguresStore(dataFolder);
  return {
    read: (organisationId) => makeFigureRepositories(store.open(organisationId)),
    close: async () => store.close(),
  };
}

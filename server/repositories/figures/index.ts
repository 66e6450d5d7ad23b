/** SQL over the imported data of one organisation. Reading only: an import makes a new file. */
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { makeHolderRepository } from './holders.ts';
import { makeTallyRepository } from './tallies.ts';

export const makeFigureRepositories = (raw: FiguresDatabase) => ({
  tallies: makeTallyRepository(raw),
  holders: makeHolderRepository(raw),
});
export type FigureRepositories = ReturnType<typeof makeFigureRepositories>;

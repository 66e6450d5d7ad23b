/** SQL over the imported data of one organisation. Reading only: an import makes a new file. */
import type { FiguresDatabase } from '../../../db/figures/open.ts';

export const makeFigureRepositories = (_raw: FiguresDatabase) => ({});
export type FigureRepositories = ReturnType<typeof makeFigureRepositories>;

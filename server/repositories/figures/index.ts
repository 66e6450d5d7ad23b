/** SQL over the imported data of one organisation. Reading only: an import makes a new file. */
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { makeAnomalyRepository } from './anomalies.ts';
import { makeContractRepository } from './contracts.ts';
import { makeHolderRepository } from './holders.ts';
import { makeMapRepository } from './map.ts';
import { makeOpportunityRepository } from './opportunities.ts';
import { makePurchaseRepository } from './purchases.ts';
import { makeTallyRepository } from './tallies.ts';

export const makeFigureRepositories = (raw: FiguresDatabase) => ({
  anomalies: makeAnomalyRepository(raw),
  contracts: makeContractRepository(raw),
  tallies: makeTallyRepository(raw),
  holders: makeHolderRepository(raw),
  map: makeMapRepository(raw),
  opportunities: makeOpportunityRepository(raw),
  purchases: makePurchaseRepository(raw),
});
export type FigureRepositories = ReturnType<typeof makeFigureRepositories>;

/** What the consultations bring to each objective of a scheme: the lots that serve it, their hours, clauses and reservation. */
import type { Contribution } from '../api/recommendations.ts';
import type { TenderContent } from '../api/tenders.ts';

/** One line for each objective a lot was linked to, tenders in the order given, lots in theirs. */
export const contributionsTo = (schemeId: string, tenders: readonly (TenderContent & { id: string })[]): Contribution[] =>
  tenders
    .filter((tender) => tender.schemeId === schemeId)
    .flatMap((tender) =>
      tender.lots.flatMap((lot) =>
        lot.objectives.map(({ axisId, objectiveId }) => ({
          axisId,
          objectiveId,
          tenderId: tender.id,
          tenderTitle: tender.title,
          lotId: lot.id,
          lotNumber: lot.number,
          lotTitle: lot.title,
          launchOn: tender.procedure.launchOn,
          quarterHours: lot.insertion.quarterHours,
          clauses: lot.clauses.length,
          reserved: lot.reservation.kind !== null && lot.reservation.kind !== 'none',
        })),
      ),
    );

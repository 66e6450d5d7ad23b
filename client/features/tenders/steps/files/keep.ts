import type { InsertionRequest } from '#shared/api/documents.ts';
import { requestFile } from '../../../../api.ts';
import { tenderPath } from '../../queries.ts';

/**
 * Keeps the places of a file on the server, which checks them by making the file; the file itself is left aside.
 * Throws a ProblemError when a place or a clause no longer holds.
 */
export const keepPlan = async (tenderId: string, documentId: string, plan: InsertionRequest): Promise<void> => {
  await requestFile(tenderPath(tenderId, `documents/${encodeURIComponent(documentId)}/insertions`), '', { method: 'POST', body: plan });
};

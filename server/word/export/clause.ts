/** A clause as a small Word file. */
import type { Refusal } from '#shared/errors.ts';
import { refuse } from '#shared/errors.ts';
import type { ClauseRendering } from '../../jobs/tasks.ts';

export async function renderClause(_input: ClauseRendering): Promise<Uint8Array | Refusal> {
  return refuse('EXPORT_FAILED', 'Le document n’a pas pu être produit.');
}

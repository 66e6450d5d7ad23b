import type { LabourShare } from '#shared/api/hours.ts';
import { withOwnShares } from '#shared/hours/own-shares.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';

/** The table as the organisation has it: its own shares in place of those shipped, in the order of the content. */
export async function labourSharesOf({ content, read }: Context, { organisationId }: Actor): Promise<LabourShare[]> {
  const [shipped, own] = await Promise.all([content.labourShares(), read.labourShares.list(organisationId)]);
  return withOwnShares(shipped, own);
}

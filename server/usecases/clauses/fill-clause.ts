import type { FilledClause, FillRequest } from '#shared/api/clauses.ts';
import { blocksHtml } from '#shared/block/html.ts';
import { blocksText } from '#shared/block/text.ts';
import { contractWords } from '#shared/clause/concession-words.ts';
import { fillBlocks, unknownVariables, valueFaults } from '#shared/clause/fill.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { askedDay } from '../ask-day.ts';

/** The text of one piece with its values written; what is still to fill stays visible and is listed. */
export async function fillClause(
  { clauses, content, clock }: Context,
  actor: Actor,
  slug: string,
  { piece, ccag, on, contractType, values = {} }: FillRequest,
): Promise<FilledClause | Refusal> {
  const refusal = denied(actor, 'clause:read');
  if (refusal) return refusal;
  const day = askedDay(clock, on);
  if (isRefusal(day)) return day;
  const family = await (await clauses.of(actor.organisationId)).bySlug(slug);
  if (!family) return refuse('NOT_FOUND', `Aucune clause ne porte le nom « ${slug} ».`);
  const text = family.texts.find((candidate) => candidate.piece === piece);
  if (!text) return refuse('NO_TEXT_FOR_PIECE', `Cette clause n’écrit rien dans cette pièce ; elle rédige : ${family.pieces.join(', ')}.`);
  const unknown = unknownVariables(family.variables, values);
  const fields = [...unknown, ...valueFaults(family.variables, values)];
  if (fields.length > 0) return refuse(unknown.length > 0 ? 'UNKNOWN_VARIABLE' : 'INVALID_INPUT', fields.map(({ message }) => message).join(' '), { fields });
  const chosen = ccag ?? (family.ccag.length === 1 ? family.ccag[0] : undefined);
  const isConcession = contractType === 'concession' || family.contractTypes.every((type) => type === 'concession');
  const filled = fillBlocks(text.blocks, {
    variables: family.variables,
    values,
    ccag: chosen && !isConcession ? await content.ccag(chosen) : null,
    on: day,
    ...contractWords(family, isConcession),
  });
  return { ...filled, text: blocksText(filled.blocks), html: blocksHtml(filled.blocks) };
}

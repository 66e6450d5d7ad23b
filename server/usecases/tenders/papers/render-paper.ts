/** One paper of a consultation as a Word file, or why there is nothing to write. */
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { exceptionReason } from '#shared/tender/exception.ts';
import { decisionsPaper } from '#shared/tender-papers/decisions.ts';
import { exceptionsPaper } from '#shared/tender-papers/exceptions.ts';
import { hoursPaper } from '#shared/tender-papers/hours.ts';
import { noticePaper } from '#shared/tender-papers/notice.ts';
import type { Paper } from '#shared/tender-papers/paper.ts';
import type { Context } from '../../../context.ts';
import { asciiName } from '../../names.ts';
import { readNotice } from '../read-notice.ts';
import { paperMaterials, type TenderMaterials } from './materials.ts';

export const PAPER_KINDS = ['decisions', 'exceptions', 'hours', 'notice'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Null when there is nothing to write. */
type Compose = (context: Context, actor: Actor, materials: TenderMaterials) => Promise<Paper | null | Refusal>;

const COMPOSE: Record<PaperKind, Compose> = {
  decisions: async (_context, _actor, materials) => decisionsPaper(materials),

  exceptions: async (_context, _actor, materials) => {
    const { tender, law } = materials;
    return exceptionsPaper(
      materials,
      tender.lots.flatMap((lot) => exceptionReason(tender, lot, law) ?? []),
    );
  },

  hours: async (_context, _actor, materials) => hoursPaper(materials),

  notice: async (context, actor, materials) => {
    const notices = await readNotice(context, actor, materials.tender.id);
    return isRefusal(notices) ? notices : noticePaper(materials, notices);
  },
};

const NOTHING: Partial<Record<PaperKind, Refusal>> = {
  exceptions: refuse('NOT_FOUND', 'Aucun lot n’a de motif d’exception : il n’y a rien à écrire dans le rapport de présentation.', {
    remedy: 'Si un lot ne peut pas avoir de condition sociale, choisissez son motif et écrivez les circonstances à l’étape des décisions.',
  }),
  hours: refuse('NOT_FOUND', 'Aucun lot n’a de calcul d’heures gardé.', { remedy: 'Calculez les heures d’un lot et gardez le calcul, puis recommencez.' }),
};

const NAMES: Record<PaperKind, string> = {
  decisions: 'note-de-decision',
  exceptions: 'motifs-rapport-de-presentation',
  hours: 'calcul-des-heures',
  notice: 'bloc-avis',
};

export const composePaper = (context: Context, actor: Actor, kind: PaperKind, materials: TenderMaterials): Promise<Paper | null | Refusal> =>
  COMPOSE[kind](context, actor, materials);

/** One paper and its file name; NOT_FOUND, with what to do, when there is nothing to write. */
export async function renderTenderPaper(context: Context, actor: Actor, id: string, kind: PaperKind): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const materials = await paperMaterials(context, actor, id);
  if (isRefusal(materials)) return materials;
  const paper = await composePaper(context, actor, kind, materials);
  if (isRefusal(paper)) return paper;
  if (paper === null) return NOTHING[kind] ?? refuse('NOT_FOUND', 'Il n’y a rien à écrire dans ce document.');
  const file = await context.workers.run('renderPaper', paper);
  return isRefusal(file) ? file : { file, name: `${NAMES[kind]}-${asciiName(materials.tender.title)}.docx` };
}

/** What was imported, how far it is, what was said of it. */
import type { AnomalyPage, AnomalyQuery, Import, ImportList, RememberedColumnsList } from '#shared/api/imports.ts';
import { ANOMALIES, ANOMALY_CODES, OUTCOME_LABELS } from '#shared/decp/anomalies.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';
import { isRebuilding } from './rebuild.ts';
import { importNotFound, importView, namesOf } from './view.ts';

/** Newest first. */
export async function listImports(context: Context, actor: Actor): Promise<ImportList | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const names = await namesOf(context, actor.organisationId);
  const items = (await context.read.figureImports.list(actor.organisationId)).map((row) => importView(context, row, names));
  return { items, total: items.length, rebuilding: isRebuilding(context, actor.organisationId) };
}

/** One of this organisation's. */
export async function readImport(context: Context, actor: Actor, id: string): Promise<Import | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const row = await context.read.figureImports.find(actor.organisationId, id);
  return row ? importView(context, row, await namesOf(context, actor.organisationId)) : importNotFound(id);
}

/** The anomalies of an import in the order of its file, one kind of them when asked. */
export async function readAnomalies(context: Context, actor: Actor, id: string, { code, page = 1 }: AnomalyQuery): Promise<AnomalyPage | Refusal> {
  const found = await readImport(context, actor, id);
  if (isRefusal(found)) return found;
  const { total, rows } = context.figures
    .read(actor.organisationId)
    .anomalies.page({ importId: id, code: code ?? null, from: (page - 1) * LIMITS.contractsPage, most: LIMITS.contractsPage });
  return { items: rows.map((row) => ({ ...row, ...ANOMALIES[row.code] })), total, page, pageSize: LIMITS.contractsPage };
}

const HEADER = ['Anomalie', 'Suite', 'Ligne du fichier', 'Marché ou fournisseur', 'Champ', 'Valeur d’origine', 'Valeur retenue'];
/** Every anomaly kept, as a table for a spreadsheet. */
export async function exportReport(context: Context, actor: Actor, id: string): Promise<CsvFile | Refusal> {
  const found = await readImport(context, actor, id);
  if (isRefusal(found)) return found;
  const { rows } = context.figures
    .read(actor.organisationId)
    .anomalies.page({ importId: id, code: null, from: 0, most: LIMITS.anomaliesKept * ANOMALY_CODES.length });
  const lines = rows.map(({ code, line, subject, field, original, kept }) => {
    const { label, outcome } = ANOMALIES[code];
    return [label, OUTCOME_LABELS[outcome], line, subject, field, original, kept ?? ''];
  });
  const counts = (found.report?.anomalies ?? []).map(({ label, outcome, count }) => [label, OUTCOME_LABELS[outcome], count]);
  return csvFile('compte-rendu.csv', [HEADER, ...lines, [], ['Anomalie', 'Suite', 'Nombre dans le fichier'], ...counts]);
}

/** The columns named last time, latest first. */
export async function listColumns({ read }: Context, actor: Actor): Promise<RememberedColumnsList | Refusal> {
  const refusal = denied(actor, 'figure:import');
  if (refusal) return refusal;
  const items = await read.figureImports.columns(actor.organisationId);
  return { items, total: items.length };
}

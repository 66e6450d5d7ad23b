/** An import as it is shown: its row, how far it is, who sent it, whether its list is old. */
import { type Import, SuppliersOptions } from '#shared/api/imports.ts';
import { addMonths, type Day } from '#shared/days.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { Value } from 'typebox/value';
import type { Context } from '../../context.ts';
import type { FigureImportRow } from '../../repositories/figure-imports.ts';

export const importNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun import ne porte l’identifiant « ${id} ».`, { remedy: 'Il a pu être retiré\u202f: revenez à la liste.' });

/** True of a list whose own day is more than a year ago. */
export const isStale = ({ kind, state, options }: Pick<FigureImportRow, 'kind' | 'state' | 'options'>, today: Day): boolean =>
  kind === 'suppliers' && state === 'done' && Value.Check(SuppliersOptions, options) && addMonths(options.on, LIMITS.supplierListMonths) < today;

export type Names = ReadonlyMap<string, string>;

export async function namesOf({ read }: Context, organisationId: string): Promise<Names> {
  return new Map((await read.people.list(organisationId)).map(({ id, name }) => [id, name]));
}

export function importView({ figures, clock }: Context, row: FigureImportRow, names: Names): Import {
  const { id, kind, file, bytes, state, createdAt, endedAt, personId, options, report, failure } = row;
  const at = figures.queue.progress(id);
  return {
    id,
    kind,
    file,
    bytes,
    state,
    bytesRead: state === 'done' ? bytes : (at?.bytes ?? 0),
    recordsRead: report?.read ?? at?.records ?? 0,
    createdAt,
    endedAt,
    by: names.get(personId ?? '') ?? null,
    options,
    report,
    failure,
    stale: isStale(row, clock.today()),
  };
}

/** Figures and reviews brought in, inside the unit of work of the import. A file of before they existed has none of these entries. */
import { Value } from 'typebox/value';
import { ImportReport } from '#shared/api/imports.ts';
import { FileFigureLine, type FileFigureLineOf, FileReview } from '#shared/api/organisation-figures.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { unfit } from '../../organisation-file/read-zip.ts';
import { personHere, readLines } from './import-lines.ts';
import type { Incoming } from './import-parts.ts';
import { newIds } from './new-ids.ts';

const FIGURES = 'figures.jsonl';
const REVIEW = /^reviews\/([A-Za-z0-9._-]{1,80})\.json$/;

/** The data of an import stays where it was: here the file is to be imported again. */
const WITHOUT_DATA = {
  message: 'Ce fichier avait été importé là d’où vient l’organisation ; ses données ne voyagent pas avec elle.',
  remedy: 'Importez-le de nouveau : vos décisions et vos valeurs saisies s’y reposeront.',
};

async function bringImport(incoming: Incoming, line: FileFigureLineOf<'import'>, imports: ReadonlyMap<string, string>): Promise<void> {
  const { kind: _kind, of, id, options, personId, ...row } = line;
  const replaces = 'replaces' in options && options.replaces ? { replaces: imports.get(options.replaces) ?? null } : {};
  const done = row.state === 'failed' || row.state === 'cancelled' ? null : WITHOUT_DATA;
  await incoming.repositories.organisationFigures.insertImport({
    ...row,
    ...{ id: imports.get(id) ?? id, organisationId: incoming.organisationId, kind: of, personId: personHere(incoming, personId) },
    options: { ...options, ...replaces },
    // Of another version, it would say fields that are no longer there.
    report: Value.Check(ImportReport, row.report) ? row.report : null,
    state: done === null ? row.state : 'interrupted',
    failure: done,
  });
}

async function bringLine(incoming: Incoming, line: FileFigureLine, imports: ReadonlyMap<string, string>): Promise<void> {
  const { organisationId } = incoming;
  const { organisationFigures: to } = incoming.repositories;
  switch (line.kind) {
    case 'settings':
      return to.insertSettings({ organisationId, content: line.content });
    case 'measure': {
      const { kind: _kind, personId, ...row } = line;
      return to.insertMeasure({ ...row, organisationId, personId: personHere(incoming, personId) });
    }
    case 'decision': {
      const { kind: _kind, personId, ...row } = line;
      return to.insertDecision({ ...row, organisationId, personId: personHere(incoming, personId) });
    }
    case 'columns':
      return to.insertColumns({ organisationId, kind: line.of, header: JSON.stringify(line.header), columns: line.columns, savedAt: line.savedAt });
    case 'import':
      return bringImport(incoming, line, imports);
  }
}

export async function bringFigures(incoming: Incoming): Promise<Refusal | null> {
  const lines = readLines(incoming, FIGURES, FileFigureLine);
  if (isRefusal(lines)) return lines;
  const ids = lines.flatMap((line) => (line.kind === 'import' ? [line.id] : []));
  const imports = await newIds(incoming.context, incoming.repositories, 'imports', ids);
  for (const line of lines) await bringLine(incoming, line, imports);
  return null;
}

/** Once its scheme is here. */
export async function bringReviews(incoming: Incoming): Promise<Refusal | null> {
  const { context, repositories, zip, organisationId, ids } = incoming;
  const names = zip.names.flatMap((name) => REVIEW.exec(name)?.[1] ?? []);
  const here = await newIds(context, repositories, 'reviews', names);
  for (const id of names) {
    const name = `reviews/${id}.json`;
    const review = zip.json(name, FileReview);
    if (isRefusal(review)) return review;
    const schemeId = ids.schemes.get(review.schemeId);
    if (schemeId === undefined) return unfit(`dans « ${name} », le schéma « ${review.schemeId} » n’est pas dans le fichier`);
    const personId = personHere(incoming, review.personId);
    await repositories.reviews.insertRow({ ...review, id: here.get(id) ?? id, schemeId, organisationId, personId });
  }
  return null;
}

/** What the buyer keeps of a consultation: its summary as a Word annex, every comment as a table. What leaves is written down. */
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { summaryPaper } from '#shared/participation-papers/summary.ts';
import { summaryTable } from '#shared/participation-papers/summary-table.ts';
import type { Actor } from '#shared/permissions.ts';
import { summarise } from '#shared/scheme/participation.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';
import { asciiName } from '../names.ts';
import { readScheme } from '../schemes/read-scheme.ts';
import { findParticipation } from './words.ts';

async function material(context: Context, actor: Actor, schemeId: string, id: string) {
  const scheme = denied(actor, 'scheme:consult') ?? (await readScheme(context, actor, schemeId));
  if (isRefusal(scheme)) return scheme;
  const participation = await findParticipation(context.read, actor, schemeId, id);
  if (isRefusal(participation)) return participation;
  const { participationComments } = context.read;
  return { scheme, participation, comments: await participationComments.all(id), answers: await participationComments.answers(id) };
}

const written = (context: Context, actor: Actor, id: string): Promise<void> =>
  context.write((connection) => audit(context, actor, repositoriesOn(connection), 'participation.exported', id));

export async function participationPaper(context: Context, actor: Actor, schemeId: string, id: string): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const found = await material(context, actor, schemeId, id);
  if (isRefusal(found)) return found;
  const { scheme, participation, comments, answers } = found;
  const summary = summarise(participation.places, comments, answers);
  const paper = summaryPaper({ participation, schemeTitle: scheme.title, summary, comments, answers, on: context.clock.today() });
  const file = await context.workers.run('renderPaper', paper);
  if (isRefusal(file)) return file;
  await written(context, actor, id);
  return { file, name: `${asciiName(`synthese-de-la-consultation-${participation.title}`)}.docx` };
}

export async function participationTable(context: Context, actor: Actor, schemeId: string, id: string): Promise<CsvFile | Refusal> {
  const found = await material(context, actor, schemeId, id);
  if (isRefusal(found)) return found;
  const { participation, comments, answers } = found;
  await written(context, actor, id);
  return csvFile(`${asciiName(`avis-${participation.title}`)}.csv`, summaryTable(participation.places, comments, answers));
}

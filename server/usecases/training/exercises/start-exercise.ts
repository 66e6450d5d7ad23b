import type { Tender } from '#shared/api/tenders.ts';
import type { Exercise } from '#shared/api/training.ts';
import type { ExerciseDocument, ExerciseRecord } from '#shared/api/training-exercise.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { documentPaper } from '#shared/training/exercise-paper.ts';
import { startContent } from '#shared/training/exercise-work.ts';
import { DOCX_MEDIA } from '#shared/media-types.ts';
import type { Context } from '../../../context.ts';
import { repositoriesOn } from '../../../repositories/index.ts';
import type { StoredDocument } from '../../../repositories/tender-documents.ts';
import { denied } from '../../allowed.ts';
import { readWordFile } from '../../tenders/read-word-file.ts';
import { findExercise, shownExercise } from './read-exercise.ts';

type WrittenDocument = StoredDocument & { data: Buffer };

/** A file of the start, made as Word then read as if it had been sent. */
async function writeDocument(context: Context, actor: Actor, tender: Tender, { piece, name, lines }: ExerciseDocument): Promise<WrittenDocument | Refusal> {
  const file = await context.workers.run('renderPaper', documentPaper(tender.title, lines));
  if (isRefusal(file)) return file;
  const reading = await readWordFile(context, actor, tender, file);
  if (isRefusal(reading)) return reading;
  return {
    ...{ id: context.newId(), tenderId: tender.id, piece, name, mediaType: DOCX_MEDIA, bytes: file.byteLength, reading },
    ...{ convertedFrom: null, plan: null, plannedAt: null, createdAt: context.clock.now(), data: Buffer.from(file) },
  };
}

async function writeStart(context: Context, actor: Actor, exercise: ExerciseRecord): Promise<{ tender: Tender; documents: WrittenDocument[] } | Refusal> {
  const now = context.clock.now();
  const content = startContent(exercise, context.newId);
  const tender: Tender = { ...content, id: context.newId(), revision: 1, createdAt: now, updatedAt: now, exerciseId: exercise.id };
  const documents: WrittenDocument[] = [];
  for (const document of exercise.start.documents ?? []) {
    const written = await writeDocument(context, actor, tender, document);
    if (isRefusal(written)) return written;
    documents.push(written);
  }
  return { tender, documents };
}

/**
 * Opens the practice consultation of an exercise: one for each person, the same when it was started already.
 * @param again throws the one that was started away, and makes a fresh one
 */
export async function startExercise(context: Context, actor: Actor, id: string, again: boolean): Promise<Exercise | Refusal> {
  const exercise = denied(actor, 'training:practise') ?? findExercise(context, id);
  if (isRefusal(exercise)) return exercise;
  const { organisationId, personId } = actor;
  const own = (all: readonly { exerciseId: string; tenderId: string }[]): string[] =>
    all.filter(({ exerciseId }) => exerciseId === id).map(({ tenderId }) => tenderId);
  if (!again && own(await context.read.practice.started(organisationId, personId)).length > 0) return shownExercise(context, actor, exercise);
  const fresh = await writeStart(context, actor, exercise);
  if (isRefusal(fresh)) return fresh;
  await context.write(async (connection) => {
    const { practice, tenders, tenderDocuments } = repositoriesOn(connection);
    const started = own(await practice.started(organisationId, personId));
    // Another window was quicker: its work is kept.
    if (started.length > 0 && !again) return;
    await practice.removeTenders(organisationId, started);
    await tenders.insert(reachOf(actor), fresh.tender, null);
    for (const document of fresh.documents) await tenderDocuments.insert(reachOf(actor), document);
  });
  return shownExercise(context, actor, exercise);
}

/** Training and the network brought in, inside the unit of work of the import. A file of before they existed has none of these entries. */
import { type FileLineOf, FileNetwork, FileOwnModule, FileTrainingLine } from '#shared/api/organisation-training.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { fits } from '../../organisation-file/read-zip.ts';
import { LOCAL_PERSON } from '../audit.ts';
import { type Incoming, linesOf, parsed } from './import-parts.ts';
import { type NewIds, newIds } from './new-ids.ts';

export const NETWORK = 'network.json';
const TRAINING = 'training.jsonl';

/** The person here; on one desk everybody is the same. Null for somebody who is not in the file. */
const personHere = ({ people }: NewIds, id: string): string | null => (id === LOCAL_PERSON ? id : (people.get(id) ?? null));

/** One of ours keeps its id; one of the organisation's own follows its module. */
const moduleHere = ({ ownModules }: NewIds, id: string): string => ownModules.get(id) ?? id;

const questionHere = (ids: NewIds, id: string): string => {
  const end = id.indexOf('.');
  return end < 0 ? id : `${moduleHere(ids, id.slice(0, end))}${id.slice(end)}`;
};

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Departments first: the others point at them. */
export async function bringNetwork({ context, repositories, zip, organisationId, ids, contacts }: Incoming): Promise<Refusal | null> {
  if (!zip.names.includes(NETWORK)) return null;
  const network = zip.json(NETWORK, FileNetwork);
  if (isRefusal(network)) return network;
  const { organisationTraining: to } = repositories;
  const here = {
    departments: await newIds(context, repositories, 'departments', idsOf(network.departments)),
    contacts: await newIds(context, repositories, 'contacts', idsOf(network.contacts)),
    events: await newIds(context, repositories, 'events', idsOf(network.events)),
  };
  for (const [there, contact] of here.contacts) contacts.set(there, contact);
  for (const { id, name } of network.departments) await to.insertDepartment({ id: here.departments.get(id) ?? id, organisationId, name });
  for (const { id, revision, kind, personId, departmentId, ...content } of network.contacts)
    await to.insertContact({
      ...{ id: here.contacts.get(id) ?? id, organisationId, revision, kind, content },
      personId: personId === null ? null : personHere(ids, personId),
      departmentId: departmentId === null ? null : (here.departments.get(departmentId) ?? null),
    });
  for (const { id, on, ...content } of network.events) await to.insertEvent({ id: here.events.get(id) ?? id, organisationId, heldOn: on, content });
  return null;
}

export async function bringOwnModule({ repositories, zip, organisationId, ids }: Incoming, id: string): Promise<Refusal | null> {
  const module = zip.json(`own-modules/${id}.json`, FileOwnModule);
  if (isRefusal(module)) return module;
  await repositories.organisationTraining.insertOwnModule({ ...module, id: moduleHere(ids, id), organisationId });
  return null;
}

async function bringAttempt({ context, repositories, organisationId, ids }: Incoming, personId: string, line: FileLineOf<'attempt'>): Promise<void> {
  const { kind: _kind, ...row } = line;
  const here = await newIds(context, repositories, 'attempts', [row.id]);
  await repositories.organisationTraining.insertAttempt({
    ...row,
    ...{ id: here.get(row.id) ?? row.id, organisationId, personId },
    moduleId: row.moduleId === null ? null : moduleHere(ids, row.moduleId),
    questions: row.questions.map((question) => {
      const id = questionHere(ids, question.id);
      return { ...question, id, moduleId: moduleHere(ids, question.moduleId), asked: { ...question.asked, id } };
    }),
    answers: Object.fromEntries(Object.entries(row.answers).map(([id, answer]) => [questionHere(ids, id), answer])),
  });
}

async function bringCohort({ context, repositories, organisationId, ids }: Incoming, { kind: _kind, ...row }: FileLineOf<'cohort'>): Promise<void> {
  const here = await newIds(context, repositories, 'cohorts', [row.id]);
  await repositories.organisationTraining.insertCohort({
    ...row,
    ...{ id: here.get(row.id) ?? row.id, organisationId },
    moduleIds: row.moduleIds.map((id) => moduleHere(ids, id)),
    personIds: row.personIds.flatMap((id) => personHere(ids, id) ?? []),
  });
}

/** A code is printed on paper and never changes: one that this server already answers for is left out. */
async function bringCertificate(
  { repositories, organisationId, ids }: Incoming,
  personId: string,
  { kind: _kind, ...row }: FileLineOf<'certificate'>,
): Promise<void> {
  if ((await repositories.certificates.status(row.code)) !== null) return;
  const modules = row.content.modules.map((module) => ({ ...module, id: moduleHere(ids, module.id) }));
  const subject = moduleHere(ids, row.subject);
  await repositories.organisationTraining.insertCertificate({ ...row, personId, organisationId, subject, content: { ...row.content, modules } });
}

async function bringLine(incoming: Incoming, line: FileTrainingLine): Promise<void> {
  const { repositories, organisationId, ids } = incoming;
  const { organisationTraining: to } = repositories;
  if (line.kind === 'cohort') return bringCohort(incoming, line);
  const personId = personHere(ids, line.personId);
  // Of nobody in the file: nobody here could read it.
  if (personId === null) return undefined;
  switch (line.kind) {
    case 'attempt':
      return bringAttempt(incoming, personId, line);
    case 'certificate':
      return bringCertificate(incoming, personId, line);
    case 'review': {
      const { moduleId, questionId, box, dueOn } = line;
      return to.insertReview({ organisationId, personId, moduleId: moduleHere(ids, moduleId), questionId: questionHere(ids, questionId), box, dueOn });
    }
    case 'reading': {
      const { moduleId, lessons, lastLesson } = line;
      return to.insertReading({ organisationId, personId, moduleId: moduleHere(ids, moduleId), lessons, lastLesson });
    }
    case 'exercise':
      return to.insertExercise({ organisationId, personId, exerciseId: line.exerciseId, doneOn: line.doneOn });
    case 'question-review':
      return to.insertQuestionReview({ organisationId, personId, questionId: questionHere(ids, line.questionId), reviewedOn: line.reviewedOn });
  }
}

/** Line by line: years of attempts are too long for one text. */
export async function bringTraining(incoming: Incoming): Promise<Refusal | null> {
  if (!incoming.zip.names.includes(TRAINING)) return null;
  const bytes = incoming.zip.bytes(TRAINING);
  if (isRefusal(bytes)) return bytes;
  for (const text of linesOf(bytes)) {
    const line = fits(TRAINING, parsed(text), FileTrainingLine);
    if (isRefusal(line)) return line;
    await bringLine(incoming, line);
  }
  return null;
}

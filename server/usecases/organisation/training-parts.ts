/** Training and the network of an organisation, as they leave in its file. The inverse is `import-training.ts`. */
import type { FileNetwork, FileOwnModule, FileTrainingLine } from '#shared/api/organisation-training.ts';
import type { Context } from '../../context.ts';
import type { Slice } from '../../repositories/organisation-training.ts';

export async function networkOf({ read }: Context, organisationId: string): Promise<FileNetwork> {
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
  return {
    departments: (await read.network.departments(organisationId)).sort(byId),
    contacts: await read.network.contacts(organisationId),
    events: (await read.network.events(organisationId)).sort(byId),
  };
}

export async function ownModulesOf({ read }: Context, organisationId: string): Promise<FileOwnModule[]> {
  const rows = await read.organisationTraining.ownModules(organisationId);
  return rows.map(({ organisationId: _organisation, ...row }) => row);
}

/** Every row of a table, slice after slice. */
async function* all<T>(read: (at: number) => Promise<Slice<T>>): AsyncGenerator<T> {
  for (let at = 0; ; ) {
    const slice = await read(at);
    for (const { row } of slice) yield row;
    const last = slice.at(-1);
    if (!last) return;
    at = last.at;
  }
}

/** One line at a time: groups, attempts, questions to see again, lessons read, exercises, certificates, questions read again. */
export async function* trainingLines({ read }: Context, organisationId: string): AsyncGenerator<FileTrainingLine> {
  const { organisationTraining: from } = read;
  for (const { organisationId: _o, ...row } of await read.cohorts.list(organisationId)) yield { kind: 'cohort', ...row };
  for await (const { organisationId: _o, ...row } of all((at) => from.attempts(organisationId, at))) yield { kind: 'attempt', ...row };
  for await (const { organisationId: _o, ...row } of all((at) => from.reviews(organisationId, at))) yield { kind: 'review', ...row };
  for await (const { organisationId: _o, ...row } of all((at) => from.readings(organisationId, at))) yield { kind: 'reading', ...row };
  for await (const { organisationId: _o, ...row } of all((at) => from.exercises(organisationId, at))) yield { kind: 'exercise', ...row };
  for await (const { organisationId: _o, ...row } of all((at) => from.certificates(organisationId, at))) yield { kind: 'certificate', ...row };
  for await (const { organisationId: _o, ...row } of all((at) => from.questionReviews(organisationId, at))) yield { kind: 'question-review', ...row };
}

/** Who is where: people against modules, as a table for the page and one for a spreadsheet. */
import type { ModuleState } from '#shared/api/training.ts';
import type { PersonProgress, ProgressTable } from '#shared/api/training-lead.ts';
import type { Refusal } from '#shared/errors.ts';
import { byName } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';
import { certificateOf } from './certificates/read-certificates.ts';
import { type LearntModule, listModules } from './modules.ts';
import { standing } from './standing.ts';

export type Learner = { id: string; name: string };

/** People of the organisation whose account is not closed, by name; nobody on one desk. */
export async function learners({ read, service }: Context, organisationId: string): Promise<Learner[]> {
  if (service.mode === 'local') return [];
  const people = await read.people.list(organisationId);
  return people
    .filter(({ state }) => state !== 'disabled')
    .map(({ id, name }) => ({ id, name }))
    .sort(byName);
}

/** Of these people in these modules; whether somebody is trained rests on the whole path all the same. */
export async function progressOf(
  context: Context,
  organisationId: string,
  people: readonly Learner[],
  modules: readonly LearntModule[],
): Promise<ProgressTable> {
  const { progress } = await standing(context, organisationId, null);
  const exercises = await context.read.training.exercisesDone(organisationId);
  const certificates = await context.read.certificates.ofOrganisation(organisationId);
  const path = context.content.trainingModules.filter(({ kind }) => kind === 'path');
  const items = people.map(
    ({ id: personId, name }): PersonProgress => ({
      personId,
      name,
      modules: modules.map((module) => {
        const { state, passedOn } = progress(personId, module);
        return { moduleId: module.id, state, passedOn };
      }),
      exercisesDone: exercises.get(personId) ?? 0,
      trained: path.length > 0 && path.every((module) => progress(personId, module).state === 'passed'),
      certificates: certificates
        .filter((row) => row.personId === personId)
        .map(certificateOf)
        .map(({ code, title, issuedOn, withdrawnOn }) => ({ code, title, issuedOn, withdrawnOn })),
    }),
  );
  return { on: context.clock.today(), modules: modules.map(({ id, title, number }) => ({ id, title, number })), items, total: items.length };
}

export async function readProgress(context: Context, actor: Actor): Promise<ProgressTable | Refusal> {
  const refusal = denied(actor, 'training:lead');
  if (refusal) return refusal;
  return progressOf(context, actor.organisationId, await learners(context, actor.organisationId), await listModules(context, actor));
}

const STATES: Record<ModuleState, string> = {
  new: 'Pas commencé',
  started: 'Commencé',
  passed: 'Réussi',
  refresh: 'À rafraîchir',
  'law-changed': 'À rafraîchir : le droit a changé',
};

/** One line a person, two columns a module: its state, the day of the last success. */
export function progressCsv({ modules, items }: ProgressTable, name: string): CsvFile {
  const titles = modules.map(({ number, title }) => (number === null ? title : `${number}. ${title}`));
  const header = ['Personne', ...titles.flatMap((title) => [title, `${title} – réussi le`]), 'Exercices faits', 'Parcours réussi'];
  const lines = items.map((person) => [
    person.name,
    ...person.modules.flatMap(({ state, passedOn }) => [STATES[state], passedOn ?? '']),
    person.exercisesDone,
    person.trained ? 'oui' : 'non',
  ]);
  return csvFile(name, [header, ...lines]);
}

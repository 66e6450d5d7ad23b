/** Opens a public consultation on the text of this moment; changes what is said around it; closes it, takes its page offline, removes one without any comment. */
import type { Participation, ParticipationCreate, ParticipationPatch, ParticipationPlace } from '#shared/api/participations.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { type Day, isDay } from '#shared/days.ts';
import { type FieldFault, isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { chaptersHtml } from '#shared/participation-papers/document-html.ts';
import type { Actor } from '#shared/permissions.ts';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import { stageOf } from '#shared/scheme/participation.ts';
import { documentAt, placesOf } from '#shared/scheme/places.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { KeptParticipation, ParticipationChange } from '../../repositories/participations.ts';
import { denied } from '../allowed.ts';
import { type Action, audit } from '../audit.ts';
import { movedOn } from '../rounds/open-round.ts';
import { schemeDocument } from '../schemes/export-scheme.ts';
import { readScheme } from '../schemes/read-scheme.ts';
import { unwritable } from '../sharing/reach.ts';
import { readParticipation } from './read.ts';
import { faulty, findParticipation, newSlug } from './words.ts';

type Days = { opensOn: Day; closesOn: Day };

/** @param before the days it had; null for a new one */
function dayFaults({ opensOn, closesOn }: Days, before: Days | null, today: Day): FieldFault[] {
  const unreal = (['opensOn', 'closesOn'] as const).filter((path) => !isDay(path === 'opensOn' ? opensOn : closesOn));
  if (unreal.length > 0) return unreal.map((path) => ({ path, message: `Ce jour n’existe pas dans le calendrier.` }));
  const isMoved = before === null || before.opensOn !== opensOn;
  return [
    ...(isMoved && before !== null && before.opensOn <= today
      ? [{ path: 'opensOn', message: 'La consultation est déjà ouverte : son premier jour ne change plus.' }]
      : []),
    ...(isMoved && opensOn < today ? [{ path: 'opensOn', message: 'Ce jour est déjà passé : choisissez aujourd’hui ou plus tard.' }] : []),
    ...(closesOn < opensOn ? [{ path: 'closesOn', message: 'La consultation se termine avant de commencer : choisissez un dernier jour plus tard.' }] : []),
    ...(closesOn !== before?.closesOn && closesOn < today
      ? [{ path: 'closesOn', message: 'Ce jour est déjà passé : choisissez aujourd’hui ou plus tard, ou terminez la consultation par « Clore ».' }]
      : []),
  ];
}

/** What is shown, in the order of the text; each passage has something to read. */
function shownOf(document: SchemeDocument, scheme: Scheme, asked: readonly string[]): { document: SchemeDocument; places: ParticipationPlace[] } | Refusal {
  const known = placesOf(scheme).filter(({ id }) => asked.includes(id));
  const gone = asked.filter((place) => !known.some(({ id }) => id === place));
  const cut = documentAt(document, asked);
  const places = known.map(({ id, title }) => ({ id, title }));
  const written = new Set(chaptersHtml(cut, places).map(({ place }) => place));
  const isWritten = (place: string): boolean => written.has(place) || (place === 'axes' && [...written].some((other) => other?.startsWith('axe-')));
  const empty = places.filter(({ id }) => !isWritten(id));
  const faults = [
    ...gone.map((place) => ({ path: 'places', message: `Le passage « ${place} » n’est plus dans le schéma.` })),
    ...empty.map(({ title }) => ({
      path: 'places',
      message: `Rien n’est encore écrit dans « ${title} » : écrivez ce passage, ou retirez-le de la consultation.`,
    })),
  ];
  return faulty(faults) ?? { document: { ...cut, nodes: cut.nodes.filter(({ kind }) => kind !== 'gap') }, places };
}

/** @param revision of the scheme as it was read: what is frozen is what was seen */
export async function openParticipation(
  context: Context,
  actor: Actor,
  schemeId: string,
  revision: number | null,
  { places: asked, ...said }: ParticipationCreate,
): Promise<Participation | Refusal> {
  const scheme = denied(actor, 'scheme:consult') ?? (await readScheme(context, actor, schemeId));
  if (isRefusal(scheme)) return scheme;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version du schéma à soumettre n’est pas indiquée.');
  const fault = scheme.revision === revision ? faulty(dayFaults(said, null, context.clock.today())) : movedOn();
  if (fault) return fault;
  const shown = shownOf(await schemeDocument(context, actor, scheme, { final: true, on: context.clock.today() }), scheme, asked);
  if (isRefusal(shown)) return shown;
  const [id, now] = [context.newId(), context.clock.now()];
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', schemeId);
    if (closed) return closed;
    if ((await repositories.participations.list(actor.organisationId, schemeId)).length >= LIMITS.participationsPerScheme)
      return refuse('INVALID_INPUT', `Un schéma garde ${LIMITS.participationsPerScheme} consultations publiques au plus.`, {
        remedy: 'Retirez-en une sans avis, puis recommencez.',
      });
    await repositories.participations.insert({
      ...said,
      ...{ id, organisationId: actor.organisationId, schemeId, slug: newSlug(), revision: 1, schemeRevision: revision },
      ...{ title: said.title.trim(), introduction: said.introduction.trim(), legalBasis: said.legalBasis.trim(), contact: said.contact.trim() },
      ...{ ...shown, createdAt: now, personId: actor.personId },
    });
    await audit(context, actor, repositories, 'participation.opened', id);
    return null;
  });
  return refused ?? readParticipation(context, actor, schemeId, id);
}

type Change = ParticipationChange | Refusal | null;
type Move = { action: Action; change: (found: KeptParticipation, repositories: Repositories) => Change | Promise<Change> };

/** One change of what surrounds the text; `change` gives null when there is nothing to do. */
async function move(context: Context, actor: Actor, schemeId: string, id: string, { action, change }: Move): Promise<Participation | Refusal> {
  const refusal = denied(actor, 'scheme:consult');
  if (refusal) return refusal;
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const found = (await unwritable(repositories, actor, 'scheme', schemeId)) ?? (await findParticipation(repositories, actor, schemeId, id));
    if (isRefusal(found)) return found;
    const changes = await change(found, repositories);
    if (changes === null || isRefusal(changes)) return changes;
    await repositories.participations.change(actor.organisationId, schemeId, id, found.revision, changes);
    await audit(context, actor, repositories, action, id);
    return null;
  });
  return refused ?? readParticipation(context, actor, schemeId, id);
}

const hasComments = async ({ participationComments }: Repositories, id: string): Promise<boolean> => (await participationComments.load(id)).total > 0;

/** @param revision as it was read */
export const changeParticipation = (
  context: Context,
  actor: Actor,
  schemeId: string,
  id: string,
  revision: number | null,
  patch: ParticipationPatch,
): Promise<Participation | Refusal> =>
  move(context, actor, schemeId, id, {
    action: 'participation.updated',
    change: async (found, repositories) => {
      if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version de la consultation à changer n’est pas indiquée.');
      if (found.revision !== revision)
        return refuse('STALE_VERSION', 'Quelqu’un vient de changer cette consultation.', { remedy: 'Rechargez-la, puis recommencez.' });
      const faults = dayFaults({ ...found, ...patch }, found, context.clock.today());
      // Who wrote must still find what became of it, and what is told of their data.
      if (patch.takesComments === false && (await hasComments(repositories, id)))
        faults.push({
          path: 'takesComments',
          message: 'Des personnes ont déjà écrit : pour ne plus recueillir d’avis, terminez la consultation par « Clore ».',
        });
      return faulty(faults) ?? patch;
    },
  });

/** Nobody writes any more; what was published stays to read. Closing twice changes nothing; before its first day, its text would be read too early. */
export const closeParticipation = (context: Context, actor: Actor, schemeId: string, id: string): Promise<Participation | Refusal> =>
  move(context, actor, schemeId, id, {
    action: 'participation.closed',
    change: (found) => {
      const stage = stageOf(found, context.clock.today());
      if (stage === 'upcoming') return refuse('INVALID_INPUT', 'Cette consultation n’a pas commencé : changez ses jours, ou supprimez-la.');
      return stage === 'open' ? { closedAt: context.clock.now() } : null;
    },
  });

/** The page is taken offline for good; comments and answers stay with the scheme. */
export const withdrawParticipation = (context: Context, actor: Actor, schemeId: string, id: string): Promise<Participation | Refusal> =>
  move(context, actor, schemeId, id, {
    action: 'participation.withdrawn',
    change: (found) => (found.withdrawnAt === null ? { withdrawnAt: context.clock.now() } : null),
  });

/** One opened by mistake: what people sent is a trace, and stays. */
export async function removeParticipation(context: Context, actor: Actor, schemeId: string, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'scheme:consult');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const found = (await unwritable(repositories, actor, 'scheme', schemeId)) ?? (await findParticipation(repositories, actor, schemeId, id));
    if (isRefusal(found)) return found;
    if (await hasComments(repositories, id))
      return refuse('PARTICIPATION_ANSWERED', 'Des personnes ont écrit dans cette consultation : leurs avis se gardent.');
    await repositories.participations.remove(actor.organisationId, schemeId, id);
    await audit(context, actor, repositories, 'participation.removed', id);
    return null;
  });
}

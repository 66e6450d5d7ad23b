/** Opens a review round on the text of this moment, closes it, takes one away that nobody answered. */
import type { Round, RoundCreate, RoundPartCreate } from '#shared/api/rounds.ts';
import { type Day, isDay } from '#shared/days.ts';
import { type FieldFault, isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { inOffice } from '#shared/network/coverage.ts';
import { type Actor, may } from '#shared/permissions.ts';
import { placesOf } from '#shared/scheme/places.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import type { NewPart, NewReader } from '../../repositories/rounds.ts';
import { contentOf } from '../../repositories/schemes.ts';
import { denied } from '../allowed.ts';
import { audit, LOCAL_PERSON } from '../audit.ts';
import { schemeDocument } from '../schemes/export-scheme.ts';
import { readScheme } from '../schemes/read-scheme.ts';
import { unwritable } from '../sharing/reach.ts';
import { readRound } from './read-round.ts';
import { faulty, findRound } from './words.ts';

export const movedOn = (): Refusal =>
  refuse('STALE_VERSION', 'Le schéma vient de changer : ce n’est plus le texte que vous aviez sous les yeux.', {
    remedy: 'Relisez-le, puis recommencez.',
  });

function roundFaults({ dueOn, parts }: RoundCreate, scheme: Scheme, today: Day): FieldFault[] {
  const places = new Set(placesOf(scheme).map(({ id }) => id));
  return [
    ...(isDay(dueOn) ? [] : [{ path: 'dueOn', message: `Le ${dueOn} n’existe pas dans le calendrier.` }]),
    ...(isDay(dueOn) && dueOn < today ? [{ path: 'dueOn', message: 'Ce jour est déjà passé : choisissez aujourd’hui ou plus tard.' }] : []),
    ...parts.flatMap((part, index) => [
      ...(part.departmentId === null && part.name.trim() === '' ? [{ path: `parts/${index}/name`, message: 'Nommez qui relit cette partie.' }] : []),
      ...part.places
        .filter((place) => !places.has(place))
        .map((place) => ({ path: `parts/${index}/places`, message: `Le passage « ${place} » n’est plus dans le schéma.` })),
    ]),
  ];
}

type Known = {
  departments: Map<string, string>;
  people: Map<string, PersonRow>;
  contacts: Awaited<ReturnType<Repositories['network']['contacts']>>;
  today: Day;
};

/** Whom an account or the register puts in front of a part, each person once. */
function readersFor({ departmentId, people }: RoundPartCreate, known: Known): NewReader[] {
  const referents = known.contacts.filter(
    (contact) => contact.kind === 'referent' && contact.departmentId === departmentId && departmentId !== null && inOffice(contact, known.today),
  );
  const named = new Set(referents.flatMap(({ personId }) => personId ?? []));
  return [
    // On one desk nobody answers for themselves: answers are written down by hand.
    ...referents.map(({ id, personId }) => ({ contactId: id, personId: personId === LOCAL_PERSON ? null : personId })),
    ...[...new Set(people)].filter((id) => !named.has(id)).map((id) => ({ contactId: null, personId: id })),
  ];
}

function peopleFaults({ parts }: RoundCreate, { departments, people }: Known, { organisationId }: Actor): FieldFault[] {
  return parts.flatMap((part, index) => [
    ...(part.departmentId !== null && !departments.has(part.departmentId)
      ? [{ path: `parts/${index}/departmentId`, message: 'Cette direction n’existe pas, ou plus.' }]
      : []),
    ...part.people.flatMap((id) => {
      const person = people.get(id);
      if (person?.state !== 'active') return [{ path: `parts/${index}/people`, message: 'Ce compte n’existe pas dans l’organisation, ou n’est pas ouvert.' }];
      if (may({ personId: id, organisationId, roles: person.roles }, 'scheme:comment')) return [];
      return [{ path: `parts/${index}/people`, message: `Le rôle de ${person.name} ne permet pas de répondre.` }];
    }),
  ]);
}

/** @returns the new parts with their readers, or why they cannot be */
async function newParts(context: Context, repositories: Repositories, actor: Actor, asked: RoundCreate): Promise<NewPart[] | Refusal> {
  const { organisationId } = actor;
  const departments = await repositories.network.departments(organisationId);
  const people = asked.parts.some((part) => part.people.length > 0) ? await repositories.people.list(organisationId) : [];
  const known: Known = {
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    people: new Map(people.map((person) => [person.id, person])),
    contacts: await repositories.network.contacts(organisationId),
    today: context.clock.today(),
  };
  return (
    faulty(peopleFaults(asked, known, actor)) ??
    asked.parts.map((part) => ({
      id: context.newId(),
      name: (part.departmentId === null ? undefined : known.departments.get(part.departmentId)) ?? part.name.trim(),
      places: [...new Set(part.places)],
      questions: part.questions.map((question) => question.trim()),
      readers: readersFor(part, known),
    }))
  );
}

/** @param revision of the scheme as it was read: what is frozen is what was seen */
export async function openRound(context: Context, actor: Actor, schemeId: string, revision: number | null, asked: RoundCreate): Promise<Round | Refusal> {
  const scheme = denied(actor, 'scheme:round') ?? (await readScheme(context, actor, schemeId));
  if (isRefusal(scheme)) return scheme;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version du schéma à relire n’est pas indiquée.');
  const fault = scheme.revision === revision ? faulty(roundFaults(asked, scheme, context.clock.today())) : movedOn();
  if (fault) return fault;
  const document = await schemeDocument(context, actor, scheme, { final: false, on: context.clock.today() });
  const id = context.newId();
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', schemeId);
    if (closed) return closed;
    if ((await repositories.rounds.list(actor.organisationId, schemeId)).length >= LIMITS.roundsPerScheme)
      return refuse('INVALID_INPUT', `Un schéma garde ${LIMITS.roundsPerScheme} relectures au plus.`, {
        remedy: 'Retirez-en une sans réponse, puis recommencez.',
      });
    const parts = await newParts(context, repositories, actor, asked);
    if (isRefusal(parts)) return parts;
    const { title, message, dueOn } = asked;
    const head = { id, schemeId, title: title.trim(), message: message.trim(), dueOn, revision, openedAt: context.clock.now(), closedAt: null };
    await repositories.rounds.insert(actor.organisationId, { ...head, personId: actor.personId, content: contentOf(scheme), document }, parts);
    await audit(context, actor, repositories, 'round.opened', id);
    return null;
  });
  return refused ?? readRound(context, actor, schemeId, id);
}

/** No answer comes in any more; remarks can still be decided on. Closing twice changes nothing. */
export async function closeRound(context: Context, actor: Actor, schemeId: string, id: string): Promise<Round | Refusal> {
  const refusal = denied(actor, 'scheme:round');
  if (refusal) return refusal;
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const round = (await unwritable(repositories, actor, 'scheme', schemeId)) ?? (await findRound(repositories, actor, schemeId, id));
    if (isRefusal(round)) return round;
    if (round.closedAt !== null) return null;
    await repositories.rounds.close(actor.organisationId, schemeId, id, context.clock.now());
    await audit(context, actor, repositories, 'round.closed', id);
    return null;
  });
  return refused ?? readRound(context, actor, schemeId, id);
}

/** One opened by mistake: an answer is a trace, and stays. */
export async function removeRound(context: Context, actor: Actor, schemeId: string, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'scheme:round');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const round = (await unwritable(repositories, actor, 'scheme', schemeId)) ?? (await findRound(repositories, actor, schemeId, id));
    if (isRefusal(round)) return round;
    if ((await repositories.rounds.parts(id)).some(({ verdict }) => verdict !== null))
      return refuse('ROUND_ANSWERED', 'Cette relecture a reçu des réponses : elles se gardent.');
    await repositories.rounds.remove(actor.organisationId, schemeId, id);
    await audit(context, actor, repositories, 'round.removed', id);
    return null;
  });
}

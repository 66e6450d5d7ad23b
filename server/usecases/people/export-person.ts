/** All that Clausier holds on one person, as one JSON text. Never a secret: no hash of a password, no key, no token. */
import type { PersonExport } from '#shared/api/personal-data.ts';
import { actionLabel } from '#shared/audit/labels.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { trainingOf } from './export-training.ts';
import { findPerson } from './read-person.ts';

type ExportFile = { file: Uint8Array; name: string; mediaType: string };
const SLICE = 1000;

const accountOf = ({ id, name, email, roles, state, createdAt, lastSeenOn, ...secrets }: PersonRow): PersonExport['account'] => ({
  ...{ id, name, email, roles, state, createdAt, lastSeenOn },
  hasPassword: secrets.passwordHash !== null,
  hasSecondFactor: secrets.totpSecret !== null,
  recoveryCodesLeft: secrets.recoveryCodes.length,
  sso: secrets.ssoIssuer !== null && secrets.ssoSubject !== null ? { issuer: secrets.ssoIssuer, subject: secrets.ssoSubject } : null,
});

async function journalOf({ personalData }: Repositories, organisationId: string, id: string): Promise<PersonExport['journal']> {
  const lines: PersonExport['journal'] = [];
  for (;;) {
    const rows = await personalData.journal(organisationId, id, lines.at(-1)?.seq ?? 0, SLICE);
    // Who else did it is another person's data.
    for (const { personId, ...row } of rows) lines.push({ ...row, says: actionLabel(row.action), by: personId === id ? 'self' : 'another' });
    if (rows.length < SLICE) return lines;
  }
}

async function gather({ clock }: Context, repositories: Repositories, person: PersonRow): Promise<PersonExport> {
  const { id, organisationId } = person;
  const organisation = await repositories.organisations.find(organisationId);
  const teams = await repositories.teams.ofPerson(id);
  const sessions = await repositories.sessions.ofPerson(id);
  return {
    format: 'clausier-personne',
    exportedAt: clock.now(),
    organisation: { name: organisation?.name ?? '', contact: organisation?.contact ?? '' },
    account: accountOf(person),
    teams: teams.map(({ id: teamId, name }) => ({ id: teamId, name })),
    sessions: sessions.map(({ handle, device, method, createdAt, seenAt, expiresAt }) => ({ handle, device, method, createdAt, seenAt, expiresAt })),
    links: await repositories.personalData.links(organisationId, id),
    shares: await repositories.personalData.shares(organisationId, id),
    versions: await repositories.personalData.versions(organisationId, id),
    training: await trainingOf(repositories, organisationId, id),
    figures: await repositories.organisationFigures.ofPerson(organisationId, id),
    clauses: await repositories.clauseComments.ofPerson(organisationId, id),
    together: await repositories.together.ofPerson(organisationId, id),
    lawReviews: await repositories.watch.reviewsBy(organisationId, id),
    participations: await repositories.participationComments.ofPerson(organisationId, id),
    rounds: await repositories.consulted.ofPerson(organisationId, id),
    journal: await journalOf(repositories, organisationId, id),
  };
}

/** Read and written down in one unit of work: the export is in the journal that it holds. */
const exportFor = (context: Context, actor: Actor, id: string): Promise<ExportFile | Refusal> =>
  context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await findPerson(repositories, actor.organisationId, id);
    if (isRefusal(person)) return person;
    await audit(context, actor, repositories, 'person.exported', id);
    const text = JSON.stringify(await gather(context, repositories, person), null, 2);
    return { file: new TextEncoder().encode(text), name: 'donnees-personnelles.json', mediaType: 'application/json; charset=utf-8' };
  });

/** Asked by an administrator, for somebody who uses their right of access. */
export async function exportPerson(context: Context, actor: Actor, id: string): Promise<ExportFile | Refusal> {
  return denied(actor, 'person:manage') ?? servedOnly(context.service) ?? exportFor(context, actor, id);
}

/** Asked for oneself: being signed in is enough. */
export async function exportOwnData(context: Context, actor: Actor): Promise<ExportFile | Refusal> {
  return servedOnly(context.service) ?? exportFor(context, actor, actor.personId);
}

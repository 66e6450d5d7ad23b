/** The file of an organisation brought into this server, whole or not at all. For the command line: nobody sends one from the page. */
import { FileImages, FileLabourShares, FileOrganisation, FilePeople, FileTeams } from '#shared/api/organisation-file.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Context } from '../../context.ts';
import { openOrganisationZip, type OrganisationZip, unfit } from '../../organisation-file/read-zip.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { audit, LOCAL_ORGANISATION, SERVER_PERSON } from '../audit.ts';
import { bringImages, bringJournal, bringPeople, bringScheme, bringTender, type Incoming } from './import-parts.ts';
import { bringClauses, bringClauseUse, bringLaw } from './import-clauses.ts';
import { bringFigures, bringReviews } from './import-figures.ts';
import { bringParticipations } from './import-participations.ts';
import { bringPublications, bringRounds, bringTogether } from './import-together.ts';
import { bringNetwork, bringOwnModule, bringTraining } from './import-training.ts';
import { allNewIds, newIds } from './new-ids.ts';

/** What came in; `administratorIds` may sign in once somebody gives them a link. */
export type Imported = {
  organisationId: string;
  name: string;
  counts: { people: number; teams: number; schemes: number; tenders: number };
  /** Lines left out, since what they pointed at is not in the file. */
  left: number;
  administratorIds: string[];
};

const idsUnder = (zip: OrganisationZip, folder: string): string[] => {
  const pattern = new RegExp(`^${folder}/([A-Za-z0-9._-]{1,80})\\.json$`);
  return zip.names.flatMap((name) => pattern.exec(name)?.[1] ?? []);
};

/** The lists that everything else points at. */
function readHead(zip: OrganisationZip) {
  const organisation = zip.json('organisation.json', FileOrganisation);
  if (isRefusal(organisation)) return organisation;
  const people = zip.json('people.json', FilePeople);
  if (isRefusal(people)) return people;
  const teams = zip.json('teams.json', FileTeams);
  if (isRefusal(teams)) return teams;
  const files = zip.json('files.json', FileImages);
  if (isRefusal(files)) return files;
  const labourShares = zip.json('labour-shares.json', FileLabourShares);
  if (isRefusal(labourShares)) return labourShares;
  return {
    organisation,
    people,
    teams,
    files,
    labourShares,
    schemes: idsUnder(zip, 'schemes'),
    tenders: idsUnder(zip, 'tenders'),
    ownModules: idsUnder(zip, 'own-modules'),
  };
}
type Head = Exclude<ReturnType<typeof readHead>, Refusal>;

/** Where it goes: the desk nobody used becomes it; else an organisation of its own, beside those that are there. */
async function placeFor(context: Context, repositories: Repositories, { organisation }: Head): Promise<string> {
  const { organisationFile } = repositories;
  const ids = await newIds(context, repositories, 'organisations', [organisation.id]);
  const others = (await repositories.organisations.all()).length > 1;
  if (!others && (await organisationFile.untouched(LOCAL_ORGANISATION))) {
    await organisationFile.become({ ...organisation, id: LOCAL_ORGANISATION });
    return LOCAL_ORGANISATION;
  }
  const id = ids.get(organisation.id) ?? organisation.id;
  await organisationFile.insertOrganisation({ ...organisation, id });
  return id;
}

async function bringAll(incoming: Incoming, head: Head): Promise<Refusal | null> {
  const { repositories, organisationId } = incoming;
  await bringPeople(incoming, head.people, head.teams);
  const images = await bringImages(incoming, head.files);
  if (images) return images;
  for (const share of head.labourShares) await repositories.organisationFile.insertLabourShare({ ...share, organisationId });
  for (const id of head.schemes) {
    const refusal = await bringScheme(incoming, id);
    if (refusal) return refusal;
  }
  for (const id of head.tenders) {
    const refusal = await bringTender(incoming, id);
    if (refusal) return refusal;
  }
  for (const id of head.ownModules) {
    const refusal = await bringOwnModule(incoming, id);
    if (refusal) return refusal;
  }
  return (
    (await bringNetwork(incoming)) ??
    (await bringTraining(incoming)) ??
    (await bringFigures(incoming)) ??
    (await bringReviews(incoming)) ??
    (await bringTogether(incoming)) ??
    (await bringRounds(incoming)) ??
    (await bringPublications(incoming)) ??
    (await bringParticipations(incoming)) ??
    (await bringClauses(incoming)) ??
    (await bringClauseUse(incoming)) ??
    (await bringLaw(incoming)) ??
    bringJournal(incoming)
  );
}

/** The database says no to what no schema can see: the same address or the same name twice. */
function constraintOf(error: unknown): Refusal | null {
  const causes = error instanceof Error ? [error, error.cause] : [];
  const refused = causes.some((cause) => cause instanceof Error && 'code' in cause && /^(SQLITE_CONSTRAINT|23\d{3}$)/.test(String(cause.code)));
  return refused ? unfit('une donnée y est deux fois, ou hors de ses bornes') : null;
}

/**
 * All or nothing, in one unit of work. Identifiers already taken on this server are replaced, and what points at them follows.
 * @param data the zip; UNREADABLE_FILE names the entry that does not hold, UNSUPPORTED_FILE a later format
 */
export async function importOrganisation(context: Context, data: Uint8Array): Promise<Imported | Refusal> {
  const zip = openOrganisationZip(data);
  if (isRefusal(zip)) return zip;
  const head = readHead(zip);
  if (isRefusal(head)) return head;
  try {
    return await context.write(async (connection) => {
      const repositories = repositoriesOn(connection);
      const organisationId = await placeFor(context, repositories, head);
      const ids = await allNewIds(context, repositories, head);
      const left = { lines: 0 };
      const refusal = await bringAll({ context, repositories, zip, organisationId, ids, documents: new Map(), contacts: new Map(), left }, head);
      if (refusal) return refusal;
      await audit(context, { organisationId, personId: SERVER_PERSON }, repositories, 'organisation.imported', organisationId);
      const { organisation, people, teams, schemes, tenders } = head;
      return {
        organisationId,
        name: organisation.name,
        counts: { people: people.length, teams: teams.length, schemes: schemes.length, tenders: tenders.length },
        left: left.lines,
        administratorIds: people
          .filter(({ roles, state }) => roles.includes('administrator') && (state === 'active' || state === 'invited'))
          .flatMap(({ id }) => ids.people.get(id) ?? []),
      };
    });
  } catch (error) {
    const refusal = constraintOf(error);
    if (refusal) return refusal;
    throw error;
  }
}

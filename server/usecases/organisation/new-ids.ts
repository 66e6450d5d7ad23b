/** Identifiers that come in: kept when they are free on this server, replaced when somebody already has them. */
import type { FilePerson, FileTeam } from '#shared/api/organisation-file.ts';
import type { SchemeContent } from '#shared/api/schemes.ts';
import type { Share } from '#shared/api/sharing.ts';
import type { TenderContent } from '#shared/api/tenders.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { Identified } from '../../repositories/organisation-file.ts';

export type NewIds = Record<'people' | 'teams' | 'schemes' | 'tenders' | 'files' | 'ownModules', ReadonlyMap<string, string>>;

/** From the id in the file to the id here. */
export async function newIds(
  { newId }: Pick<Context, 'newId'>,
  { organisationFile }: Pick<Repositories, 'organisationFile'>,
  kind: Identified,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const taken = await organisationFile.taken(kind, ids);
  const used = new Set(ids);
  const fresh = (): string => {
    // An id of the file itself could be drawn, where they are drawn from a list.
    for (let id = newId(); ; id = newId()) if (!used.has(id)) return id;
  };
  return new Map(ids.map((id) => [id, taken.has(id) ? fresh() : id]));
}

export async function allNewIds(
  context: Context,
  repositories: Repositories,
  from: {
    people: readonly FilePerson[];
    teams: readonly FileTeam[];
    schemes: readonly string[];
    tenders: readonly string[];
    files: readonly { id: string }[];
    ownModules: readonly string[];
  },
): Promise<NewIds> {
  const idOf = ({ id }: { id: string }): string => id;
  return {
    people: await newIds(context, repositories, 'people', from.people.map(idOf)),
    teams: await newIds(context, repositories, 'teams', from.teams.map(idOf)),
    schemes: await newIds(context, repositories, 'schemes', from.schemes),
    tenders: await newIds(context, repositories, 'tenders', from.tenders),
    files: await newIds(context, repositories, 'files', from.files.map(idOf)),
    ownModules: await newIds(context, repositories, 'ownModules', from.ownModules),
  };
}

/** What pointed outside the file points at nothing: on this server, that id could be somebody else's. */
export const pointed = (ids: ReadonlyMap<string, string>, id: string | null): string | null => (id === null ? null : (ids.get(id) ?? null));

export const schemeWith = ({ files }: NewIds, content: SchemeContent): SchemeContent => ({
  ...content,
  presentation: {
    ...content.presentation,
    logoFileId: pointed(files, content.presentation.logoFileId),
    templateFileId: pointed(files, content.presentation.templateFileId),
  },
});

export const tenderWith = ({ schemes }: NewIds, content: TenderContent): TenderContent => ({ ...content, schemeId: pointed(schemes, content.schemeId) });

/** A share with somebody who is not in the file opens nothing to anybody. */
export const sharesWith = ({ people, teams }: NewIds, shares: readonly Share[]): Share[] =>
  shares.flatMap((share) => {
    const holderId = (share.holder === 'team' ? teams : people).get(share.holderId);
    return holderId === undefined ? [] : [{ ...share, holderId }];
  });

/** Whose a document is, in words, and which documents are those of one’s own teams. */
import type { Directory } from '#shared/api/people.ts';
import type { Share, ShareHolder, Sharing } from '#shared/api/sharing.ts';

export const WHOLE_ORGANISATION = 'Toute l’organisation';

export type Names = Readonly<Record<string, string>>;
/** A name that is not known is that of somebody gone. */
export const nameOf = (names: Names, holder: ShareHolder, id: string): string => names[id] ?? (holder === 'team' ? 'Équipe retirée' : 'Personne effacée');

/** « Équipe Achats »; a team already called so is not called so twice. */
export const teamWords = (name: string): string => (/^équipe\b/i.test(name) ? name : `Équipe ${name}`);

/** « Équipe Achats · partagé avec 2 ». */
export function sharingWords({ teamId, shares, names }: Pick<Sharing, 'teamId' | 'shares' | 'names'>): string {
  const owner = teamId === null ? WHOLE_ORGANISATION : teamWords(nameOf(names, 'team', teamId));
  return shares.length === 0 ? owner : `${owner} · partagé avec ${shares.length}`;
}

export type Holder = { id: string; holder: ShareHolder; name: string };

/** Whom it can still be opened to: teams first, then people; not the team it belongs to, nor who has it already. */
export function candidates(directory: Directory, teamId: string | null, shares: readonly Share[]): Holder[] {
  const isThere = (holder: ShareHolder, id: string): boolean => shares.some((share) => share.holder === holder && share.holderId === id);
  return [
    ...directory.teams.filter(({ id }) => id !== teamId && !isThere('team', id)).map(({ id, name }) => ({ id, name, holder: 'team' as const })),
    ...directory.people.filter(({ id }) => !isThere('person', id)).map(({ id, name }) => ({ id, name, holder: 'person' as const })),
  ];
}

/** @param teamIds one’s own teams */
export const isOfTeams = ({ teamId }: { teamId: string | null }, teamIds: readonly string[]): boolean => teamId !== null && teamIds.includes(teamId);

import type { LinkPurpose } from '#shared/api/session.ts';
import { digest, newToken } from '../../identity/tokens.ts';
import type { Repositories } from '../../repositories/index.ts';

export type LinkWanted = {
  organisationId: string;
  purpose: LinkPurpose;
  /** Null for the first administrator, who does not exist yet. */
  personId: string | null;
  hours: number;
};

/** The token is in the fragment: a browser sends it to nobody, neither in an address nor in a log. */
export const linkUrl = (address: string, token: string): string => `${address}/lien#${token}`;

/**
 * Makes a one-time link inside the caller's unit of work; earlier links of that person stop working.
 * @param now instant, ISO 8601
 * @returns the token, shown once (`linkUrl`), and the instant it ends
 */
export async function issueLink(
  { links }: Repositories,
  { organisationId, purpose, personId, hours }: LinkWanted,
  now: string,
): Promise<{ token: string; expiresAt: string }> {
  const token = newToken();
  const expiresAt = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
  if (personId === null) await links.removeOfPurpose(organisationId, purpose);
  else await links.removeOfPerson(personId);
  await links.insert({ id: digest(token), organisationId, purpose, personId, createdAt: now, expiresAt });
  return { token, expiresAt };
}

/** What the pages of accounts ask the server; secrets travel in bodies only. */
import { queryOptions } from '@tanstack/react-query';
import type { OpenSessionList, PasswordChange, RecoveryCodes, SecondFactorOffer, SecondFactorProof } from '#shared/api/account.ts';
import type { LinkFacts, LinkUse, Session, SignedIn, SignIn } from '#shared/api/session.ts';
import { request } from '../../api.ts';

export const signIn = (body: SignIn) => request<SignedIn>('/api/session', { method: 'POST', body });
export const giveSecondFactor = (code: string) => request<Session>('/api/session/second-factor', { method: 'POST', body: { code } });
export const signOut = () => request<{ redirect: string | null }>('/api/session', { method: 'DELETE' });

export const linkFacts = (token: string) => request<LinkFacts>('/api/links/facts', { method: 'POST', body: { token } });
export const followLink = (body: LinkUse) => request<Session>('/api/links/use', { method: 'POST', body });
export const askReset = (email: string) => request<null>('/api/password-resets', { method: 'POST', body: { email } });

/** Where the identity provider wants the person to go. A token ties the account of an invitation. */
export const ssoAddress = async (body: { token?: string; next?: string }): Promise<string> =>
  (await request<{ url: string }>('/api/session/sso', { method: 'POST', body })).url;

export const sessionsKey = ['account', 'sessions'] as const;
export const sessionsQuery = queryOptions({
  queryKey: sessionsKey,
  queryFn: ({ signal }) => request<OpenSessionList>('/api/account/sessions', { signal }),
});
export const closeSession = (handle: string) => request<null>(`/api/account/sessions/${encodeURIComponent(handle)}`, { method: 'DELETE' });
export const closeOtherSessions = () => request<null>('/api/account/sessions', { method: 'DELETE' });
export const changePassword = (body: PasswordChange) => request<null>('/api/account/password', { method: 'PUT', body });
export const offerSecondFactor = () => request<SecondFactorOffer>('/api/account/second-factor', { method: 'POST' });
export const proveSecondFactor = (body: SecondFactorProof) => request<RecoveryCodes>('/api/account/second-factor', { method: 'PUT', body });
export const newRecoveryCodes = (code: string) => request<RecoveryCodes>('/api/account/recovery-codes', { method: 'POST', body: { code } });
export const removeSecondFactor = (body: { code: string; password?: string }) => request<null>('/api/account/second-factor', { method: 'DELETE', body });

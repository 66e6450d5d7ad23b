/** Who is here and what they may do: read once, kept by the cache of reads, put in place again at sign-in. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Session } from '#shared/api/session.ts';
import type { Permission } from '#shared/permissions.ts';
import { request } from './api.ts';

export const readSession = (signal?: AbortSignal): Promise<Session> => request<Session>('/api/session', { signal });

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Null until it is known. */
export const useSession = (): Session | null => useQuery(sessionQuery).data ?? null;

/** True when somebody is signed in and owes nothing more. On one desk, always. */
export const isOpen = ({ mode, person, secondFactor }: Session): boolean =>
  mode === 'local' || (person !== null && (secondFactor === 'none' || secondFactor === 'done'));

/** What the person may do; false until it is known. The server decides again each time. */
export const useMay = (permission: Permission): boolean => useSession()?.permissions.includes(permission) ?? false;

/** Who is here and what they may do: read once, kept by the cache of reads, refreshed at sign-in and sign-out. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Session } from '#shared/api/session.ts';
import type { Permission } from '#shared/permissions.ts';
import { request } from './api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request<Session>('/api/session', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Null until it is known. */
export const useSession = (): Session | null => useQuery(sessionQuery).data ?? null;

/** What the person may do; false until it is known. The server decides again each time. */
export const useMay = (permission: Permission): boolean => useSession()?.permissions.includes(permission) ?? false;

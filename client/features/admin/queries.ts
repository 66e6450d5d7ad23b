/** Reads of the administration, ready for useQuery. People and teams name each other: a change of one refreshes both. */
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AuditCheck, AuditPage } from '#shared/api/audit.ts';
import type { Organisation } from '#shared/api/organisation.ts';
import type { PersonList, TeamList } from '#shared/api/people.ts';
import type { PackState } from '#shared/api/packs.ts';
import type { ServiceState } from '#shared/api/service.ts';
import { request, withQuery } from '../../api.ts';
import { sessionQuery } from '../../session.ts';
import { directoryQuery } from '../sharing/queries.ts';
import type { JournalSearch } from './journal/search.ts';

const read = <T>(queryKey: readonly unknown[], path: string) => queryOptions({ queryKey, queryFn: ({ signal }) => request<T>(path, { signal }) });

export const serviceQuery = read<ServiceState>(['service'], '/api/service');
export const packsQuery = read<PackState>(['packs'], '/api/packs');
export const peopleQuery = read<PersonList>(['people'], '/api/people');
export const teamsQuery = read<TeamList>(['teams'], '/api/teams');
export const organisationQuery = read<Organisation>(['organisation'], '/api/organisation');

/** What the journal is asked, as the contract names it. */
export const journalParameters = ({ personne, sorte, du, au }: JournalSearch) => ({ personId: personne, entity: sorte, from: du, to: au });

const PAGE = 100;
/** Lines are numbered from 1: before none of them, the newest are asked for. */
const NEWEST = 0;

export const journalQuery = (search: JournalSearch) =>
  infiniteQueryOptions({
    queryKey: ['journal', search],
    queryFn: ({ signal, pageParam }) =>
      request<AuditPage>(withQuery('/api/audit', { ...journalParameters(search), limit: PAGE, before: pageParam === NEWEST ? undefined : pageParam }), {
        signal,
      }),
    initialPageParam: NEWEST,
    getNextPageParam: ({ next }) => next,
  });

export const checkJournal = (noted?: { seq: number; hash: string }): Promise<AuditCheck> => request<AuditCheck>(withQuery('/api/audit/check', { ...noted }));

export const personPath = (id: string, rest = ''): string => `/api/people/${encodeURIComponent(id)}${rest && `/${rest}`}`;
export const teamPath = (id: string): string => `/api/teams/${encodeURIComponent(id)}`;

/** After any change of people or teams. The session too: one may have changed one's own roles, name or teams. */
export const freshPeople = (client: QueryClient): Promise<unknown> =>
  Promise.all(
    [peopleQuery.queryKey, teamsQuery.queryKey, directoryQuery.queryKey, sessionQuery.queryKey].map((queryKey) => client.invalidateQueries({ queryKey })),
  );

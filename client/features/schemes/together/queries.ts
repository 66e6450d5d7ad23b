/**
 * Working together on a scheme: comments beside the step, tasks, who is there now.
 * Promises: a comment follows its row; what somebody else saved appears without a reload; who only reads the scheme may still comment when
 * their role allows it. The panel stands beside the work where there is room, in a dialog elsewhere.
 * Here: the reads, and what to read again after a change.
 */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { SchemePeopleList, SchemeTaskList, SchemeThreadList } from '#shared/api/together.ts';
import { request } from '../../../api.ts';

export const schemePath = (id: string, end: string): string => `/api/schemes/${encodeURIComponent(id)}/${end}`;

export const threadsQuery = (id: string) =>
  queryOptions({ queryKey: ['together', id, 'comments'], queryFn: ({ signal }) => request<SchemeThreadList>(schemePath(id, 'comments'), { signal }) });

export const tasksQuery = (id: string) =>
  queryOptions({ queryKey: ['together', id, 'tasks'], queryFn: ({ signal }) => request<SchemeTaskList>(schemePath(id, 'tasks'), { signal }) });

export const schemePeopleQuery = (id: string) =>
  queryOptions({ queryKey: ['together', id, 'people'], queryFn: ({ signal }) => request<SchemePeopleList>(schemePath(id, 'people'), { signal }) });

/** Mine, whatever the scheme. */
export const ownTasksQuery = queryOptions({
  queryKey: ['together', 'own-tasks'],
  queryFn: ({ signal }) => request<SchemeTaskList>('/api/tasks', { signal }),
});

/** After a comment or a task: the lists of every scheme, and one's own. */
export const refreshTogether = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['together'] });

/** Reads of the watch. Keys all begin with 'watch': a review or an acknowledgement changes the list, the item and the home page. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ContentChangeList, Watch, WatchKind, WatchNews, WatchPage } from '#shared/api/watch.ts';
import { request } from '../../../api.ts';

const WATCH = ['watch'] as const;
const read = <T>(queryKey: readonly unknown[], path: string) => queryOptions({ queryKey, queryFn: ({ signal }) => request<T>(path, { signal }) });

export const watchItemPath = (kind: WatchKind, id: string, rest = ''): string => `/api/watch/${kind}/items/${encodeURIComponent(id)}${rest}`;

export const watchQuery = read<Watch>([...WATCH, 'list'], '/api/watch');
export const watchNewsQuery = read<WatchNews>([...WATCH, 'news'], '/api/watch/news');
export const watchChangesQuery = read<ContentChangeList>([...WATCH, 'changes'], '/api/watch/changes');
export const watchItemQuery = (kind: WatchKind, id: string) => read<WatchPage>([...WATCH, 'item', kind, id], watchItemPath(kind, id));

export const refreshWatch = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: WATCH });

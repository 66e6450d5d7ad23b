/** Reads and addresses of the network. Keys all begin with 'network': a contact changes the coverage, the figures and the boxes of other screens. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Network, NetworkEventList, NetworkFigureList } from '#shared/api/network.ts';
import { request } from '../../api.ts';

const NETWORK = ['network'] as const;
const API = '/api/network';

/** `/api/network/<parts>`, each part encoded. */
export const networkPath = (...parts: readonly string[]): string => [API, ...parts.map(encodeURIComponent)].join('/');

const read = <T>(queryKey: readonly unknown[], path: string) => queryOptions({ queryKey, queryFn: ({ signal }) => request<T>(path, { signal }) });

export const networkQuery = read<Network>([...NETWORK, 'register'], API);
export const eventsQuery = read<NetworkEventList>([...NETWORK, 'events'], networkPath('events'));
export const figuresQuery = read<NetworkFigureList>([...NETWORK, 'figures'], networkPath('figures'));

/** After any change: everything the network says is read again. */
export const refreshNetwork = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: NETWORK });

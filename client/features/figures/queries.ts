/** Reads of the figures. Keys all begin with 'figures': an import, a typed value or a decision changes what every screen here says. */
import { keepPreviousData, type Query, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  ContractPage,
  ContractQuery,
  IndicatorList,
  IndicatorQuery,
  IndicatorSeries,
  OpportunityList,
  OpportunityQuery,
  PurchaseMap,
  SeriesQuery,
} from '#shared/api/indicators.ts';
import { request, withQuery } from '../../api.ts';

export const FIGURES = ['figures'] as const;
export const INDICATORS_API = '/api/indicators';
export const CONTRACTS_API = '/api/contracts';

/** The last answer stays while another year or another buyer is read. */
const read = <T>(name: string, path: string, query: Record<string, string | number | undefined>) =>
  queryOptions({
    queryKey: [...FIGURES, name, query] as const,
    queryFn: ({ signal }) => request<T>(withQuery(path, query), { signal }),
    placeholderData: keepPreviousData,
  });

export const indicatorsQuery = (query: IndicatorQuery) => read<IndicatorList>('indicators', INDICATORS_API, query);
export const seriesQuery = (query: SeriesQuery) => read<IndicatorSeries>('series', `${INDICATORS_API}/series`, query);
export const contractsQuery = (query: ContractQuery) => read<ContractPage>('contracts', CONTRACTS_API, query);
export const mapQuery = (query: IndicatorQuery) => read<PurchaseMap>('map', `${CONTRACTS_API}/map`, query);
export const opportunitiesQuery = (query: OpportunityQuery) => read<OpportunityList>('opportunities', `${CONTRACTS_API}/opportunities`, query);

/** `/api/indicators/<id>/measures/<year>?buyer=`: the value somebody types. */
export const measurePath = (id: string, year: number, buyer: string | undefined): string =>
  withQuery(`${INDICATORS_API}/${encodeURIComponent(id)}/measures/${year}`, { buyer });

/** After any change: everything the figures say is read again, and what the schemes take from them; `gone`: the key of what no longer is. */
export const refreshFigures = async (client: QueryClient, gone?: readonly unknown[]): Promise<void> => {
  const isThere = ({ queryKey }: Query): boolean => !gone?.every((part, at) => queryKey[at] === part);
  await Promise.all([
    client.invalidateQueries({ queryKey: FIGURES, predicate: isThere }),
    client.invalidateQueries({ queryKey: ['scheme'], predicate: ({ queryKey }) => queryKey.includes('measures') }),
  ]);
};

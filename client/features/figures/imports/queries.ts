/**
 * Reads and addresses of the imports, of what is to be decided and of the purchases. Keys all begin with 'figures': an import, a
 * decision or a setting changes every figure, and one call reads them all again. While a file is being read, the list is asked for
 * every second, and no more once the tab is hidden.
 */
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AnomalyLine, AnomalyPage, FigureSettings, Import, ImportList, ImportState, RememberedColumnsList } from '#shared/api/imports.ts';
import type { ContradictionList } from '#shared/api/indicators.ts';
import type { RecognisedPage, RecognisedQuery, Spend } from '#shared/api/purchases.ts';
import { request, withQuery } from '../../../api.ts';
import { FIGURES, refreshFigures } from '../queries.ts';

const IMPORTS = '/api/decp/imports';
/** Everything read about one file: itself, and its lines. */
const importKey = (id: string) => [...FIGURES, 'imports', id] as const;
const SECOND = 1_000;

const RUNNING: readonly ImportState[] = ['waiting', 'reading'];
export const isRunning = ({ state }: { state: ImportState }): boolean => RUNNING.includes(state);

/** `/api/decp/imports/<parts>`, each part encoded. */
export const importPath = (...parts: readonly string[]): string => [IMPORTS, ...parts.map(encodeURIComponent)].join('/');

export const importsQuery = queryOptions({
  queryKey: [...FIGURES, 'imports'],
  queryFn: ({ signal }) => request<ImportList>(importPath(), { signal }),
  refetchInterval: ({ state }) => (state.data?.rebuilding || state.data?.items.some(isRunning) ? SECOND : false),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: importKey(id),
    queryFn: ({ signal }) => request<Import>(importPath(id), { signal }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? SECOND : false),
  });

export const anomaliesQuery = (id: string, code: AnomalyLine['code'], page: number) =>
  queryOptions({
    queryKey: [...importKey(id), 'anomalies', code, page],
    queryFn: ({ signal }) => request<AnomalyPage>(withQuery(importPath(id, 'anomalies'), { code, page }), { signal }),
    placeholderData: keepPreviousData,
  });

export const rememberedColumnsQuery = queryOptions({
  queryKey: [...FIGURES, 'columns'],
  queryFn: ({ signal }) => request<RememberedColumnsList>('/api/decp/columns', { signal }),
});

export const SETTINGS_PATH = '/api/figures/settings';
export const settingsQuery = queryOptions({
  queryKey: [...FIGURES, 'settings'],
  queryFn: ({ signal }) => request<FigureSettings>(SETTINGS_PATH, { signal }),
});

export const contradictionsKey = [...FIGURES, 'contradictions'] as const;
export const contradictionsQuery = queryOptions({
  queryKey: contradictionsKey,
  queryFn: ({ signal }) => request<ContradictionList>('/api/contracts/contradictions', { signal }),
});

export const spendQuery = queryOptions({
  queryKey: [...FIGURES, 'spend'],
  queryFn: ({ signal }) => request<Spend>('/api/purchases/spend', { signal }),
});

export const suppliersQuery = (asked: RecognisedQuery) =>
  queryOptions({
    queryKey: [...FIGURES, 'suppliers', asked],
    queryFn: ({ signal }) => request<RecognisedPage>(withQuery('/api/purchases/suppliers', asked), { signal }),
    placeholderData: keepPreviousData,
  });

/** Before a file is taken away: what is still being read about it would come back as « not found ». */
export const stopReading = (client: QueryClient, id: string): Promise<void> => client.cancelQueries({ queryKey: importKey(id) });

/** After a file is taken away: its own page may still be on screen, and asks for nothing more about it. */
export const refreshWithout = (client: QueryClient, id: string): Promise<void> => refreshFigures(client, importKey(id));

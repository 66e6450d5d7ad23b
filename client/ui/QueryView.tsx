import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './Loading.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

export type QueryViewProps<T> = { query: UseQueryResult<T>; loading?: string; children: (data: T) => ReactNode };

/** The three states of a read in one place: waiting, refused with a retry, here. */
export function QueryView<T>({ query, loading, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading {...(loading ? { what: loading } : {})} />;
}

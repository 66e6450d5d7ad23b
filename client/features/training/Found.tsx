import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { toProblem } from '../../api.ts';
import { NotFound } from '../../shell/NotFound.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import './training.css';

/** A page of the training. An address that leads nowhere is said as any other; `training` takes the date of law away: these pages answer for today. */
export function Found<T>({ query, loading, children }: { query: UseQueryResult<T>; loading: string; children: (data: T) => ReactNode }) {
  if (query.isError && toProblem(query.error).status === 404) return <NotFound />;
  return (
    <div className="training">
      <QueryView query={query} loading={loading}>
        {children}
      </QueryView>
    </div>
  );
}

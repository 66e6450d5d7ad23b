/** The cache of reads, one for the page. */
import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api.ts';

const FIRST_ERROR_WORTH_RETRYING = 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Clausier often runs on the same computer: « offline » for the browser does not mean unreachable.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 1 && error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= FIRST_ERROR_WORTH_RETRYING),
      retryDelay: 800,
    },
    mutations: { networkMode: 'always' },
  },
});

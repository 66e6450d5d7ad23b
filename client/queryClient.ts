/** The cache of reads, one for the page. */
import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api.ts';
import { onNewContent } from './freshContent.ts';

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

/** Not made from the content, and not to be asked twice: who is here, the secret of a second factor being set. */
const APART: readonly unknown[] = ['session', 'account'];

// Nothing written is lost: a document under way takes what the server holds under what is being typed.
onNewContent(() => void queryClient.invalidateQueries({ predicate: ({ queryKey: [resource] }) => !APART.includes(resource) }));

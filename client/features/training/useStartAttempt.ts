import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Attempt, AttemptCreate } from '#shared/api/training.ts';
import { request } from '../../api.ts';
import { attemptQuery, refreshTraining, trainingPath } from './queries.ts';

/** Draws the questions, or finds the attempt already open, and goes to it. */
export function useStartAttempt() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: AttemptCreate) => request<Attempt>(trainingPath('attempts'), { method: 'POST', body }),
    onSuccess: async (attempt) => {
      client.setQueryData(attemptQuery(attempt.id).queryKey, attempt);
      void refreshTraining(client);
      await navigate({ to: '/formation/tentatives/$id', params: { id: attempt.id } });
    },
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerCreate, Attempt } from '#shared/api/training.ts';
import { request, toProblem } from '../../../api.ts';
import { attemptQuery, refreshTraining, trainingKeys, trainingPath } from '../queries.ts';

/** Refusals that mean another window was first: what it did is read, and shown. */
const ELSEWHERE: readonly string[] = ['ALREADY_ANSWERED', 'ATTEMPT_OVER'];

/** Sends one answer; the attempt comes back with its correction. `elsewhere`: another window had answered. */
export function useAnswering(attemptId: string) {
  const client = useQueryClient();
  const [elsewhere, setElsewhere] = useState(false);
  const send = useMutation({
    // A read that began before the answer would take it off the screen.
    onMutate: () => client.cancelQueries({ queryKey: trainingKeys.attempt(attemptId) }),
    mutationFn: (body: AnswerCreate) => request<Attempt>(trainingPath('attempts', attemptId, 'answers'), { method: 'POST', body }),
    onSuccess: (attempt) => {
      client.setQueryData(attemptQuery(attemptId).queryKey, attempt);
      if (attempt.state === 'done') void refreshTraining(client);
    },
    onError: async (error) => {
      if (!ELSEWHERE.includes(toProblem(error).code)) return;
      await client.refetchQueries({ queryKey: trainingKeys.attempt(attemptId) });
      void refreshTraining(client);
      setElsewhere(true);
    },
  });
  return {
    isBusy: send.isPending,
    error: send.error !== null && !ELSEWHERE.includes(toProblem(send.error).code) ? send.error : null,
    elsewhere,
    send: send.mutate,
    forget: () => {
      send.reset();
      setElsewhere(false);
    },
  };
}

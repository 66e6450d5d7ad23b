import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Exercise, ExerciseCorrection } from '#shared/api/training.ts';
import { request, withQuery } from '../../../api.ts';
import { exerciseQuery, refreshTraining, trainingPath } from '../queries.ts';

/** Opens the practice consultation where the work starts; `again` makes a new one, as at the first time. */
export function useStartExercise(id: string) {
  const client = useQueryClient();
  const { history } = useRouter();
  return useMutation({
    mutationFn: ({ again }: { again: boolean }) =>
      request<Exercise>(withQuery(trainingPath('exercises', id, 'start'), { again: again || undefined }), { method: 'POST' }),
    onSuccess: (exercise) => {
      client.setQueryData(exerciseQuery(id).queryKey, exercise);
      void refreshTraining(client);
      if (exercise.href !== null) history.push(exercise.href);
    },
  });
}

/** Asks the product's own rules; `settle` sends first what is still being written, and says whether it could. */
export function useCorrection(id: string, settle: () => Promise<boolean> = () => Promise.resolve(true)) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await settle();
      return request<ExerciseCorrection>(trainingPath('exercises', id, 'correction'));
    },
    onSuccess: () => void refreshTraining(client),
  });
}

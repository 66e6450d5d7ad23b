import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ModuleProgress, ReadingChange, TrainingModule } from '#shared/api/training.ts';
import { request } from '../../../api.ts';
import { moduleQuery, trainingKeys, trainingPath } from '../queries.ts';

/** Keeps where the person is in the module, and which lessons they have read. */
export function useReading(module: TrainingModule, lesson: string) {
  const client = useQueryClient();
  const isRead = module.progress.lessonsRead.includes(lesson);
  const { mutate, isPending, error } = useMutation({
    // One after the other: « opened » never undoes « read ». A read that began before must not bring back the old state either.
    scope: { id: `reading ${module.id}` },
    onMutate: () => client.cancelQueries({ queryKey: trainingKeys.module(module.id) }),
    mutationFn: (body: ReadingChange) => request<ModuleProgress>(trainingPath('modules', module.id, 'reading'), { method: 'PUT', body }),
    onSuccess: (progress) => {
      client.setQueryData(moduleQuery(module.id).queryKey, (known) => known && { ...known, progress });
      void client.invalidateQueries({ queryKey: trainingKeys.modules });
    },
  });
  const isElsewhere = module.progress.lastLesson !== lesson;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per lesson opened, whatever is read or answered meanwhile.
  useEffect(() => {
    if (isElsewhere) mutate({ lesson, read: isRead });
  }, [lesson]);
  return { isRead, isPending, error, setRead: (read: boolean) => mutate({ lesson, read }) };
}

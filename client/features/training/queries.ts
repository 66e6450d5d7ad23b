/**
 * Reads and addresses of the training. Keys all begin with 'training': what one does (read, answer, practise) changes the
 * path, its modules and the certificates together, and one call refreshes them all.
 */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Attempt, CertificateCheck, CertificateList, Exercise, ModuleList, TrainingModule } from '#shared/api/training.ts';
import { request } from '../../api.ts';

const TRAINING = ['training'] as const;
const API = '/api/training';

export const trainingKeys = {
  modules: [...TRAINING, 'modules'] as const,
  module: (id: string) => [...TRAINING, 'module', id] as const,
  attempt: (id: string) => [...TRAINING, 'attempt', id] as const,
  exercise: (id: string) => [...TRAINING, 'exercise', id] as const,
  certificates: [...TRAINING, 'certificates'] as const,
};

/** `/api/training/<parts>`, each part encoded. */
export const trainingPath = (...parts: readonly string[]): string => [API, ...parts.map(encodeURIComponent)].join('/');

const read = <T>(queryKey: readonly unknown[], path: string) => queryOptions({ queryKey, queryFn: ({ signal }) => request<T>(path, { signal }) });

export const modulesQuery = read<ModuleList>(trainingKeys.modules, trainingPath('modules'));
export const moduleQuery = (id: string) => read<TrainingModule>(trainingKeys.module(id), trainingPath('modules', id));
export const attemptQuery = (id: string) => read<Attempt>(trainingKeys.attempt(id), trainingPath('attempts', id));
export const exerciseQuery = (id: string) => read<Exercise>(trainingKeys.exercise(id), trainingPath('exercises', id));
export const certificatesQuery = read<CertificateList>(trainingKeys.certificates, trainingPath('certificates'));

/** Open to anyone: asked for a code as it was typed. */
export const certificateCheckQuery = (code: string) => read<CertificateCheck>(['certificate-check', code], `/api/certificates/${encodeURIComponent(code)}`);

/** Asks again for the path, the modules, the certificates; an attempt under the eyes is put in place by its own answers. */
export const refreshTraining = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: TRAINING, predicate: ({ queryKey }) => queryKey[1] !== 'attempt' });

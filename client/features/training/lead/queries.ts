/** Reads of who animates. Keys begin with 'training-lead': what learners do is read again at each opening. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { CohortList, CohortProgress, FlaggedQuestionList, OwnModule, OwnModuleList, ProgressTable } from '#shared/api/training-lead.ts';
import { request } from '../../../api.ts';
import { trainingPath } from '../queries.ts';

const LEAD = ['training-lead'] as const;

const read = <T>(queryKey: readonly unknown[], path: string) => queryOptions({ queryKey, queryFn: ({ signal }) => request<T>(path, { signal }) });

export const progressQuery = read<ProgressTable>([...LEAD, 'progress'], trainingPath('progress'));
export const cohortsQuery = read<CohortList>([...LEAD, 'cohorts'], trainingPath('cohorts'));
export const cohortProgressQuery = (id: string) => read<CohortProgress>([...LEAD, 'cohort', id], trainingPath('cohorts', id));
export const flaggedQuery = read<FlaggedQuestionList>([...LEAD, 'flagged'], trainingPath('flagged-questions'));
export const ownModulesQuery = read<OwnModuleList>([...LEAD, 'own-modules'], trainingPath('own-modules'));
export const ownModuleQuery = (id: string) => read<OwnModule>([...LEAD, 'own-module', id], trainingPath('own-modules', id));

export const refreshLead = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: LEAD });

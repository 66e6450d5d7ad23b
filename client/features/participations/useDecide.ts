import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Participation, ParticipationComment, ParticipationDecision } from '#shared/api/participations.ts';
import { STATE_LABELS } from '#shared/scheme/participation.ts';
import { request } from '../../api.ts';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { participationPath, refreshParticipations } from './queries.ts';

export type Decide = ReturnType<typeof useDecide>;

/** One decision, which the toast takes back. */
export function useDecide({ schemeId, id }: Participation, { id: voice, number, state, reason, duplicateOf }: ParticipationComment) {
  const client = useQueryClient();
  const send = (body: ParticipationDecision): Promise<ParticipationComment> =>
    request<ParticipationComment>(participationPath(schemeId, id, 'voices', voice, 'decision'), { method: 'PUT', body });
  return useMutation({
    mutationFn: send,
    onSuccess: async (decided) => {
      toast(`Avis n°\u00a0${number}\u202f: ${STATE_LABELS[decided.state].toLowerCase()}.`, () => {
        void send({ state, reason, duplicateOf })
          .then(() => refreshParticipations(client))
          .catch(toastProblem);
      });
      await refreshParticipations(client);
    },
  });
}

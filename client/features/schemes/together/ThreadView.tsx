import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CommentChange, SchemeThread } from '#shared/api/together.ts';
import type { Place } from '#shared/scheme/anchors.ts';
import { request } from '../../../api.ts';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { Thread, type ThreadGestures } from '../../../workspace/Thread.tsx';
import { AnchorLine } from './AnchorLine.tsx';
import { refreshTogether, schemePath } from './queries.ts';

type Gesture = { end: string; method: 'POST' | 'PATCH' | 'DELETE'; body?: CommentChange | { text: string; threadId: string } };

/** Sends a gesture on a comment, then reads the threads again. */
function useGestures(schemeId: string, threadId: string): ThreadGestures {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ end, method, body }: Gesture) => request<SchemeThread | null>(schemePath(schemeId, end), { method, ...(body ? { body } : {}) }),
    onSuccess: () => refreshTogether(client),
    onError: toastProblem,
  });
  const change = (id: string, body: CommentChange, onSuccess: () => void): void => mutate({ end: `comments/${id}`, method: 'PATCH', body }, { onSuccess });
  return {
    answer: (text, onSuccess) => mutate({ end: 'comments', method: 'POST', body: { text, threadId } }, { onSuccess }),
    rewrite: (id, text, done) => change(id, { text }, done),
    withdraw: (id) => mutate({ end: `comments/${id}`, method: 'DELETE' }, { onSuccess: () => toast('Votre commentaire est retiré.') }),
    settle: (resolved, done) => change(threadId, { resolved }, done),
    isBusy: isPending,
  };
}

/** A thread of the scheme, with the place it is about. */
export function ThreadView({ schemeId, thread, places }: { schemeId: string; thread: SchemeThread; places: readonly Place[] }) {
  return <Thread about={<AnchorLine anchor={thread.anchor} places={places} />} talk={thread} gestures={useGestures(schemeId, thread.id)} />;
}

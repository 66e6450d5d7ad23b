/** Says every few seconds where this page is; learns who else is there, and takes in what they saved. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Scheme, SchemeContent } from '#shared/api/schemes.ts';
import type { Present, SchemePulse } from '#shared/api/together.ts';
import { LIMITS } from '#shared/limits.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { keys, request } from '../../../api.ts';
import type { Saver } from '../../../save/saver.ts';
import { useMay } from '../../../session.ts';
import { SCHEME_SECTIONS } from '../save/sections.ts';
import { useSaver } from '../save/useScheme.ts';
import { refreshTogether, schemePath } from './queries.ts';

const BEAT = LIMITS.presenceBeatSeconds * 1000;
const IDLE = LIMITS.presenceIdleMinutes * 60_000;

/** Nobody is at the desk: a page left open must not keep a session alive. */
function useIsAttended(): () => boolean {
  const last = useRef(Date.now());
  useEffect(() => {
    const note = (): void => {
      last.current = Date.now();
    };
    const gestures = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const gesture of gestures) addEventListener(gesture, note, { passive: true });
    return () => {
      for (const gesture of gestures) removeEventListener(gesture, note);
    };
  }, []);
  return () => document.visibilityState === 'visible' && Date.now() - last.current < IDLE;
}

export type Pulse = {
  others: readonly Present[];
  /** Names of the sections just saved elsewhere; empty most of the time. */
  taken: readonly string[];
};
const ALONE: Pulse = { others: [], taken: [] };

type Taking = { saver: Saver<SchemeContent, Scheme>; client: QueryClient; signal: AbortSignal };

/** Reads the scheme again when the server holds a later one, and puts it under what is being written; a comparison under way waits for its end. */
async function takeIn({ saver, client, signal }: Taking, revision: number): Promise<readonly string[]> {
  const { document, conflict } = saver.read();
  if (conflict || revision <= document.revision) return [];
  const fresh = await request<Scheme>(`/api/schemes/${encodeURIComponent(document.id)}`, { signal });
  const before = saver.read().document;
  saver.refresh(fresh);
  client.setQueryData(keys.scheme(document.id), fresh);
  return SCHEME_SECTIONS.changed(before, saver.read().document).map((section) => SCHEME_SECTIONS.labels[section]);
}

/** Who else is on the scheme, asked at once on each step, then every few seconds. */
export function usePulse(step: StepId, axisId: string | null): Pulse {
  const saver = useSaver();
  const client = useQueryClient();
  const mayRead = useMay('scheme:read');
  const isAttended = useIsAttended();
  const [pulse, setPulse] = useState(ALONE);
  const discussion = useRef<string | null>(null);
  const { id } = saver.read().document;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the place and the scheme decide when to say it again at once.
  useEffect(() => {
    if (!mayRead) return;
    const stop = new AbortController();
    const { signal } = stop;
    const beat = async (): Promise<Pulse> => {
      const said = await request<SchemePulse>(schemePath(id, 'presence'), { method: 'POST', body: { step, axisId }, signal });
      if (discussion.current !== null && discussion.current !== said.discussion) void refreshTogether(client);
      discussion.current = said.discussion;
      return { others: said.others, taken: await takeIn({ saver, client, signal }, said.revision) };
    };
    const tell = (next: Pulse): void => {
      if (!signal.aborted) setPulse(next);
    };
    // Without a server the save says so; who is there is then not known.
    const attempt = (): void => {
      if (isAttended()) void beat().then(tell, () => tell(ALONE));
    };
    attempt();
    const timer = setInterval(attempt, BEAT);
    document.addEventListener('visibilitychange', attempt);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', attempt);
    };
  }, [id, step, axisId, mayRead, saver]);
  return pulse;
}

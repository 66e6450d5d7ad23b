import type { WatchState } from '#shared/api/watch.ts';
import { WATCH_STATE_LABELS } from '#shared/watch/labels.ts';
import { Tag, type TagTone } from '../../../ui/Tag.tsx';

const TONES: Record<WatchState, TagTone> = { 'to-read': 'ochre', again: 'ochre', read: 'green' };

export const StateTag = ({ state }: { state: WatchState }) => (
  <Tag tone={TONES[state]} isWhole>
    {WATCH_STATE_LABELS[state]}
  </Tag>
);

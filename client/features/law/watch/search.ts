/** The filters of the watch, as they stand in the address. */
import type { WatchItem, WatchKind, WatchSection, WatchState } from '#shared/api/watch.ts';
import { foldFrench } from '#shared/typography.ts';
import { WATCH_KIND_LABELS, WATCH_SECTION_LABELS, WATCH_STATE_LABELS } from '#shared/watch/labels.ts';
import { isKeyOf } from '../../../labels.ts';

/** `en-cours`: only what touches a consultation or a scheme. */
export type WatchSearch = { cherche?: string; motif?: WatchSection; nature?: WatchKind; etat?: WatchState; touche?: 'en-cours' };

/** Reads an address; unknown values are left out. */
export function readWatchSearch({ cherche, motif, nature, etat, touche }: Record<string, unknown>): WatchSearch {
  return {
    ...(typeof cherche === 'string' && cherche.trim() ? { cherche: cherche.slice(0, 200) } : {}),
    ...(isKeyOf(WATCH_SECTION_LABELS, motif) ? { motif } : {}),
    ...(isKeyOf(WATCH_KIND_LABELS, nature) ? { nature } : {}),
    ...(isKeyOf(WATCH_STATE_LABELS, etat) ? { etat } : {}),
    ...(touche === 'en-cours' ? { touche } : {}),
  };
}

/** In their order. */
export function keepItems(items: readonly WatchItem[], { cherche = '', motif, nature, etat, touche }: WatchSearch): WatchItem[] {
  const words = foldFrench(cherche).split(' ').filter(Boolean);
  return items.filter((item) => {
    if ((motif && item.section !== motif) || (nature && item.kind !== nature) || (etat && item.state !== etat)) return false;
    if (touche && item.counts.tenders + item.counts.schemes === 0) return false;
    const text = foldFrench(`${item.title} ${item.why}`);
    return words.every((word) => text.includes(word));
  });
}

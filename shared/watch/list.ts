/** Why something is to read again, and whether it was: pure, for a day. */
import type { Confidence } from '../api/common.ts';
import type { WatchItem, WatchReview, WatchSection, WatchState } from '../api/watch.ts';
import { addMonths, type Day } from '../days.ts';
import { formatDay } from '../format.ts';
import { LIMITS } from '../limits.ts';

type Version = { from: Day; until?: Day; change?: string };

/** What can be judged of anything watched; what a kind does not have is null or empty. */
export type Judged = {
  checkedOn: Day | null;
  confidence: Confidence | null;
  confidenceNote: string;
  versions: readonly Version[];
  /** The day a switch is about. */
  on: Day | null;
  /** What a doubt says. */
  doubt: string | null;
};

export type Reason = { section: WatchSection; why: string; day: Day | null };

/** Read too long ago to be relied on without another look. */
export const isOld = (day: Day, today: Day): boolean => addMonths(day, LIMITS.lawReviewMonths) <= today;

/** The days its text changes, or stops, around today: the next ones, and those of the last months. */
function datedReasons({ versions, on }: Judged, today: Day): Reason[] {
  const near = (day: Day): boolean => !isOld(day, today);
  const said = (day: Day, coming: string, past: string): Reason => ({ section: 'dated', day, why: `${day > today ? coming : past} le ${formatDay(day)}` });
  const starts = versions.filter(({ from }, index) => near(from) && (from > today || index > 0 || versions.length === 1));
  const last = versions.at(-1);
  const ends = last?.until !== undefined && near(last.until) ? [last.until] : [];
  return [
    ...(on !== null && near(on) ? [said(on, 'S’appliquera', 'S’applique depuis')] : []),
    ...starts.map(({ from, change }) => {
      const isFirst = from === versions[0]?.from;
      const reason = isFirst
        ? said(from, 'Entrera en vigueur', 'Est entré en vigueur')
        : said(from, 'Une autre rédaction s’appliquera', 'La rédaction a changé');
      return { ...reason, why: change ? `${reason.why}\u202f: ${change}` : `${reason.why}.` };
    }),
    ...ends.map((day) => said(day, 'Rien n’est connu après\u202f: cessera de s’appliquer', 'A cessé de s’appliquer')),
  ].map((reason) => ({ ...reason, why: /[.!?]$/.test(reason.why) ? reason.why : `${reason.why}.` }));
}

function uncertainReasons({ confidence, confidenceNote }: Judged): Reason[] {
  if (confidence === null || confidence === 'confirmed') return [];
  const why = confidence === 'single-source' ? 'Une seule source lue.' : 'À vérifier\u202f: aucune source lue ne suffit.';
  return [{ section: 'uncertain', day: null, why: [why, confidenceNote].filter(Boolean).join(' ') }];
}

/** Every reason it is on the list for on that day, what changed put apart. */
export function reasonsOf(judged: Judged, today: Day): Reason[] {
  const { checkedOn, doubt } = judged;
  return [
    ...(doubt === null ? [] : [{ section: 'doubt' as const, day: null, why: doubt }]),
    ...(checkedOn !== null && isOld(checkedOn, today)
      ? [
          {
            section: 'stale' as const,
            day: checkedOn,
            why: `Vérifié pour la dernière fois le ${formatDay(checkedOn)}, il y a plus de ${LIMITS.lawReviewMonths} mois.`,
          },
        ]
      : []),
    ...datedReasons(judged, today),
    ...uncertainReasons(judged),
  ];
}

/** @param last of the organisation; only a recent « confirmée » of today’s text counts as read */
export function stateOf(last: Pick<WatchReview, 'verdict' | 'on' | 'current'> | null, today: Day): WatchState {
  if (last === null) return 'to-read';
  return last.verdict === 'confirmed' && last.current && !isOld(last.on, today) ? 'read' : 'again';
}

const SECTION_ORDER: readonly WatchSection[] = ['changed', 'doubt', 'dated', 'stale', 'uncertain'];
const weight = ({ state, section, severity, counts }: WatchItem): number[] => [
  state === 'read' ? 1 : 0,
  SECTION_ORDER.indexOf(section),
  severity === 'context' ? 1 : 0,
  -(counts.tenders + counts.schemes),
];

/** What is to read first: what was read goes last; then by section, what touches a clause, what is under way. */
export function sortItems(items: readonly WatchItem[]): WatchItem[] {
  const weighed = items.map((item) => ({ item, by: weight(item) }));
  weighed.sort((a, b) => {
    const index = a.by.findIndex((value, i) => value !== b.by[i]);
    return index < 0 ? 0 : (a.by[index] ?? 0) - (b.by[index] ?? 0);
  });
  return weighed.map(({ item }) => item);
}

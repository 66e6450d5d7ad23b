/** Where somebody is in a module: from what they read, their attempts, and the law since their success. */
import type { LegalReference } from '../api/references.ts';
import type { AttemptPurpose, ModuleProgress, ModuleState } from '../api/training.ts';
import type { ModuleContent } from '../api/training-content.ts';
import { parisTime } from '../audit/days.ts';
import { addMonths, type Day } from '../days.ts';
import { LIMITS } from '../limits.ts';
import { changedSince } from './review-state.ts';

/** An attempt without its questions. */
export type AttemptSummary = {
  id: string;
  purpose: AttemptPurpose;
  startedAt: string;
  finishedAt: string | null;
  basisPoints: number | null;
  passed: boolean | null;
};
export type Reading = { lessons: readonly string[]; lastLesson: string | null };

export type ProgressFacts = {
  module: Pick<ModuleContent, 'lessons' | 'case' | 'questions'>;
  /** Of one person on this module. */
  attempts: readonly AttemptSummary[];
  reading: Reading | null;
  references: ReadonlyMap<string, LegalReference>;
  on: Day;
};

/** The day in Paris of an instant. */
export const dayOf = (instant: string): Day => parisTime(instant).slice(0, 10);

/** Every article a module rests on. */
export const moduleReferences = ({ lessons, case: real, questions }: ProgressFacts['module']): string[] => [
  ...new Set([...lessons, ...(real ? [real] : []), ...questions].flatMap(({ references }) => references)),
];

/** The day of the last success, module or refresher; null before the first. */
const lastSuccess = (attempts: readonly AttemptSummary[]): Day | null =>
  attempts.reduce<Day | null>((last, { passed, finishedAt }) => {
    const day = passed && finishedAt !== null ? dayOf(finishedAt) : null;
    return day !== null && (last === null || day > last) ? day : last;
  }, null);

export function moduleProgress({ module, attempts, reading, references, on }: ProgressFacts): ModuleProgress {
  const passedOn = lastSuccess(attempts);
  const refreshOn = passedOn === null ? null : addMonths(passedOn, LIMITS.refresherMonths);
  const changed = passedOn === null ? [] : changedSince(moduleReferences(module), references, passedOn, on);
  const marks = attempts.flatMap(({ purpose, basisPoints }) => (purpose === 'module' && basisPoints !== null ? [basisPoints] : []));
  const known = new Set(module.lessons.map(({ id }) => id));
  const begun = attempts.length > 0 || reading !== null;
  return {
    state: stateOf(begun, refreshOn, changed, on),
    lessonsRead: (reading?.lessons ?? []).filter((id) => known.has(id)),
    lastLesson: reading?.lastLesson && known.has(reading.lastLesson) ? reading.lastLesson : null,
    openAttempt: attempts.find(({ finishedAt }) => finishedAt === null)?.id ?? null,
    best: marks.length === 0 ? null : Math.max(...marks),
    passedOn,
    refreshOn,
    changedReferences: changed,
  };
}

function stateOf(begun: boolean, refreshOn: Day | null, changed: readonly string[], on: Day): ModuleState {
  if (refreshOn === null) return begun ? 'started' : 'new';
  if (changed.length > 0) return 'law-changed';
  return refreshOn <= on ? 'refresh' : 'passed';
}

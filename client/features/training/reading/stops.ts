/** What one reads in a module, in order: its lessons, its case, its sheet. Pure. */
import type { TrainingModule } from '#shared/api/training.ts';

export type Stop = { kind: 'lesson'; lesson: string; title: string } | { kind: 'case' | 'sheet'; title: string };

export const stopsOf = ({ lessons, case: realCase, sheet }: TrainingModule): Stop[] => [
  ...lessons.map(({ id, title }): Stop => ({ kind: 'lesson', lesson: id, title })),
  ...(realCase ? [{ kind: 'case' as const, title: realCase.title }] : []),
  ...(sheet.length > 0 ? [{ kind: 'sheet' as const, title: 'La fiche à garder' }] : []),
];

/** What stands before and after, null at the ends. */
export function around(stops: readonly Stop[], isHere: (stop: Stop) => boolean): { before: Stop | null; after: Stop | null } {
  const at = stops.findIndex(isHere);
  return { before: stops[at - 1] ?? null, after: at < 0 ? null : (stops[at + 1] ?? null) };
}

/** Where reading goes on: the lesson one was on when it is not read yet, else the first that is not; null when all are read. */
export function lessonToRead({ lessons, progress }: Pick<TrainingModule, 'lessons' | 'progress'>): string | null {
  const isUnread = (id: string): boolean => !progress.lessonsRead.includes(id) && lessons.some((lesson) => lesson.id === id);
  const { lastLesson } = progress;
  if (lastLesson !== null && isUnread(lastLesson)) return lastLesson;
  return lessons.find(({ id }) => isUnread(id))?.id ?? null;
}

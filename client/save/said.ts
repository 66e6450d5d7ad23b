/** What the saver reads in an answer, and what it tells the person of it. Pure but for the date of today. */
import type { Problem } from '#shared/api/common.ts';
import type { FieldFault } from '#shared/errors.ts';
import type { Saved } from './sections.ts';

/** Ajv writes `/a/b`, our own checks `a/b`. */
const plainPath = (path: string): string => path.replace(/^\//, '').replaceAll('.', '/');

/** The fields a refusal names, by their path in the document. */
export const faultsOf = ({ fields }: Problem): FieldFault[] => (fields ?? []).map(({ path, message }) => ({ path: plainPath(path), message }));

/** An hour alone says nothing of another day. */
export function savedToday({ updatedAt }: Saved): Date | null {
  const at = new Date(updatedAt);
  return at.toDateString() === new Date().toDateString() ? at : null;
}

export const toMend = (count: number): string => (count > 1 ? `${count} champs à corriger` : 'Un champ à corriger');

/** Nothing is wrong with the text: no answer, no session, an overload or an inner fault, which may all pass. */
export const isPassing = ({ status }: Problem): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

/** Not saved for now, through no fault of what was typed. */
export function waiting({ status }: Problem, isKept: boolean): string {
  const where = isKept ? 'gardé dans cette page' : 'laissez cette page ouverte';
  if (status === 401) return `Session terminée\u202f: ${where}`;
  return status === 0 ? `Hors ligne\u202f: ${where}` : `Le serveur ne peut pas enregistrer\u202f: ${where}`;
}

/** The French words of the training. Pure. */
import type { AttemptPurpose, ExerciseSummary, ModuleState, ModuleSummary } from '#shared/api/training.ts';
import type { AnswerUnit } from '#shared/api/training-content.ts';
import { LIMITS } from '#shared/limits.ts';
import type { TagTone } from '../../ui/Tag.tsx';

export const STATE_LABELS: Record<ModuleState, { word: string; tone: TagTone; glyph: string }> = {
  new: { word: 'À commencer', tone: 'plain', glyph: '○' },
  started: { word: 'Commencé', tone: 'blue', glyph: '◐' },
  passed: { word: 'Réussi', tone: 'green', glyph: '●' },
  refresh: { word: 'À rafraîchir', tone: 'ochre', glyph: '◑' },
  'law-changed': { word: 'Le droit a changé', tone: 'rust', glyph: '▲' },
};

export const EXERCISE_STATE_LABELS: Record<ExerciseSummary['state'], { word: string; tone: TagTone }> = {
  new: { word: 'À faire', tone: 'plain' },
  started: { word: 'Commencé', tone: 'blue' },
  done: { word: 'Fait', tone: 'green' },
};

/** Said after a number. */
export const ANSWER_UNIT_LABELS: Record<AnswerUnit, string> = {
  euros: '€',
  heures: 'heures',
  pourcent: '%',
  mois: 'mois',
  jours: 'jours',
  nombre: '',
};

export const PURPOSE_LABELS: Record<AttemptPurpose, string> = { module: 'Se tester', refresher: 'Rafraîchir', review: 'Révisions' };

/** `90` → « 1 h 30 », `45` → « 45 min ». */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}

/** Basis points, in whole per cent; never rounded up, which could reach a mark that was missed. */
export const wholeRate = (basisPoints: number): string => `${Math.floor(basisPoints / 100)}\u00a0%`;

/** How many right answers the mark takes: « 8 sur 10 ». */
export const neededOf = (passMarkBasisPoints: number, scored: number): string =>
  `${Math.ceil((passMarkBasisPoints * scored) / LIMITS.basisPoints)} sur ${scored}`;

/** `plural(2, 'question')` → « 2 questions ». */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count}\u00a0${count > 1 ? many : one}`;

/** What the button on a module says. */
export const ACTION_LABELS: Record<ModuleState, string> = {
  new: 'Commencer',
  started: 'Reprendre',
  passed: 'Revoir',
  refresh: 'Rafraîchir',
  'law-changed': 'Rafraîchir',
};

/** The module to go on with: one under way, else one to see again, else the first of the path not passed yet; null when all is done. */
export function nextModule(modules: readonly ModuleSummary[]): ModuleSummary | null {
  const path = modules.filter(({ kind }) => kind === 'path').sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const inState = (list: readonly ModuleSummary[], ...states: readonly ModuleState[]) => list.find(({ progress }) => states.includes(progress.state));
  return inState(path, 'started') ?? inState(path, 'law-changed', 'refresh') ?? inState(path, 'new') ?? inState(modules, 'started') ?? null;
}

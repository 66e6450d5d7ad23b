/** Words and tones of the rounds: a word and a tone, never a colour alone. Pure. */
import type { PartState, RemarkState, RoundPart, Verdict } from '#shared/api/rounds.ts';
import { REMARK_LABELS, VERDICT_LABELS } from '#shared/scheme/rounds.ts';
import type { TagTone } from '../../ui/Tag.tsx';

export const PART_TONES: Record<PartState, TagTone> = { waiting: 'ochre', late: 'rust', answered: 'green', unanswered: 'plain' };
export const VERDICT_TONES: Record<Verdict, TagTone> = { agree: 'green', correct: 'rust', 'no-opinion': 'plain' };
export const REMARK_TONES: Record<RemarkState, TagTone> = { open: 'ochre', taken: 'green', 'set-aside': 'plain' };

/** « Alix Exemple, Sacha Exemple (sans compte) ». */
export const readersText = ({ readers }: Pick<RoundPart, 'readers'>): string =>
  readers.length === 0
    ? 'Personne de désigné'
    : readers.map(({ name, hasAccount }) => `${name ?? 'Personne retirée'}${hasAccount ? '' : ' (sans compte)'}`).join(', ');

export const placeName = (titles: Readonly<Record<string, string>>, place: string): string =>
  place === '' ? 'Ensemble de la partie' : (titles[place] ?? 'Passage retiré');

export const VERDICT_OPTIONS = (['agree', 'correct', 'no-opinion'] as const).map((value) => ({ value, label: VERDICT_LABELS[value] }));
export const remarkWord = (state: RemarkState): string => REMARK_LABELS[state];

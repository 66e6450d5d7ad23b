/** What is typed of a consultation: to open it, then to change what surrounds its text. Pure. */
import type { Participation, ParticipationPatch } from '#shared/api/participations.ts';

export type Settings = {
  title: string;
  introduction: string;
  opensOn: string | null;
  closesOn: string | null;
  takesComments: boolean;
  legalBasis: string;
  contact: string;
};

export const settingsOf = ({ title, introduction, opensOn, closesOn, takesComments, legalBasis, contact }: Participation): Settings => ({
  ...{ title, introduction, opensOn, closesOn, takesComments, legalBasis, contact },
});

/** The first thing that is missing, as a sentence; null when it can be sent. */
export function settingsFault({ title, opensOn, closesOn }: Settings): string | null {
  if (title.trim() === '') return 'Donnez un titre à la consultation.';
  if (opensOn === null) return 'Choisissez le premier jour.';
  if (closesOn === null) return 'Choisissez le dernier jour.';
  return closesOn < opensOn ? 'Le dernier jour vient avant le premier.' : null;
}

/** Null when a day is missing. */
export function sentOf({ opensOn, closesOn, ...rest }: Settings): Required<ParticipationPatch> | null {
  return opensOn === null || closesOn === null ? null : { ...rest, title: rest.title.trim(), opensOn, closesOn };
}

/** What freezes the scheme’s text — a review, a public consultation, a published version — is asked on the text as it is on the screen. */
import type { Scheme, SchemeContent } from '#shared/api/schemes.ts';
import { localProblem, ProblemError, request } from '../../../api.ts';
import type { Saver } from '../../../save/saver.ts';
import { settled } from '../../../save/settled.ts';

const UNSAVED = localProblem(
  'UNSAVED',
  'Schéma non enregistré',
  'Vos derniers changements ne sont pas enregistrés\u202f: le texte figé ne serait pas celui que vous voyez.',
  'Corrigez ce que le schéma signale, ou attendez qu’il soit enregistré, puis recommencez.',
);

/** Saved first, or refused; the server refuses when somebody else went on since. @param path from the scheme’s identifier */
export async function freeze<Made>(saver: Saver<SchemeContent, Scheme>, path: (id: string) => string, body: object): Promise<Made> {
  if (!(await settled(saver))) throw new ProblemError(UNSAVED);
  const { id, revision } = saver.read().document;
  return request<Made>(path(id), { method: 'POST', body, ifMatch: `"${revision}"` });
}

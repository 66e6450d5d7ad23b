import { useMutation } from '@tanstack/react-query';
import type { Publication } from '#shared/api/publications.ts';
import { requestFile, saveFile } from '../../../api.ts';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { publicationPath } from './queries.ts';

/** In hexadecimal. The browser gives `subtle` to this machine and to https only: Clausier answers nowhere else. */
async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Renders the frozen text of a published version again, downloads it, and says whether its bytes are those of the Word that was kept. */
export function useRemade({ schemeId, id, wordSha256 }: Publication): { isBusy: boolean; start: () => void } {
  const remade = useMutation({
    mutationFn: async () => {
      const file = await requestFile(publicationPath(schemeId, id, 'refait.docx'), 'schema-refait.docx');
      return { name: saveFile(file), isSame: (await sha256(file)) === wordSha256 };
    },
    onSuccess: ({ name, isSame }) =>
      toast(
        `«\u00a0${name}\u00a0» est téléchargé\u202f: ${isSame ? 'ses octets sont ceux du Word publié.' : 'ses octets ne sont pas ceux du Word publié, Clausier ou ses fichiers ont changé depuis.'}`,
      ),
    onError: toastProblem,
  });
  return { isBusy: remade.isPending, start: () => remade.mutate() };
}

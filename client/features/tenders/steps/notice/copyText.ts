import { blocksHtml } from '#shared/block/html.ts';
import { toast } from '../../../../ui/Toast.tsx';
import { copyRich } from '../../../clauses/copy.ts';

/** Puts a text on the clipboard and says so; where the browser refuses, selects it on the page when it is there. */
export async function copyText(text: string, name: string, shown: HTMLElement | null = null): Promise<void> {
  const html = blocksHtml(text.split('\n').map((line) => ({ kind: 'paragraph', content: [{ kind: 'text', text: line }] })));
  const copied = await copyRich(html, text, shown);
  if (copied === 'rich') toast(`Copié\u202f: ${name}.`);
  else
    toast(
      shown
        ? 'Votre navigateur ne permet pas la copie directe\u202f: le texte est sélectionné, appuyez sur Ctrl\u00a0C.'
        : 'Votre navigateur ne permet pas la copie directe\u202f: sélectionnez le texte, puis Ctrl\u00a0C.',
    );
}

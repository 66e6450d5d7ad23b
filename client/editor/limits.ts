/** How much one rich text can hold, and the sentences that say so. Pure. */
import { formatNumber } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';

/** Characters on a page of a report: only to speak in pages. */
const PAGE = 3_300;

export type Size = { characters: number; blocks: number };

/** The sentence for a text that cannot take the addition, or null. Nothing is cut: what does not fit is left out whole. */
export function roomFault(held: Size, added: Size): string | null {
  const [characters, blocks] = [held.characters + added.characters, held.blocks + added.blocks];
  if (characters <= LIMITS.richText && blocks <= LIMITS.blocks) return null;
  const what =
    characters > LIMITS.richText
      ? `environ ${formatNumber(Math.ceil(characters / PAGE))} pages, pour ${formatNumber(Math.floor(LIMITS.richText / PAGE))} au plus`
      : `${formatNumber(blocks)} paragraphes, pour ${formatNumber(LIMITS.blocks)} au plus`;
  return `Ce texte est trop long pour ce chapitre\u202f: ${what}. Rien n’a été collé et votre texte reste dans le presse-papiers. Collez-en une partie, ou répartissez-le entre plusieurs chapitres.`;
}

export const FULL = 'Ce chapitre est plein\u202f: raccourcissez-le, ou poursuivez dans un autre chapitre.';

/** Contrast of a colour with white, as WCAG counts it. Pure. */

/** Six hexadecimal digits, with or without `#`, any case; three digits are doubled; null when it is not a colour. */
export function readColour(typed: string): string | null {
  const digits = typed.trim().replace(/^#/, '').toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return digits;
  return /^[0-9a-f]{3}$/.test(digits) ? [...digits].map((digit) => digit + digit).join('') : null;
}

function luminance(colour: string): number {
  const channel = (from: number): number => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

const contrastWithWhite = (colour: string): number => 1.05 / (luminance(colour) + 0.05);

/** What the contrast means for the titles and table headings of the document. */
export function contrastSentence(colour: string): { isGood: boolean; text: string } {
  const ratio = contrastWithWhite(colour);
  const shown = ratio.toFixed(1).replace('.', ',');
  if (ratio >= 4.5) return { isGood: true, text: `Contraste avec le blanc\u202f: ${shown} pour 1. Les titres et les têtes de tableau se liront bien.` };
  if (ratio >= 3)
    return {
      isGood: false,
      text: `Contraste avec le blanc\u202f: ${shown} pour 1. Suffisant pour les grands titres seulement\u202f: choisissez plus foncé (4,5 pour 1).`,
    };
  return { isGood: false, text: `Contraste avec le blanc\u202f: ${shown} pour 1. Trop clair pour du texte\u202f: choisissez plus foncé (4,5 pour 1).` };
}

/** Sober colours, all readable on white. */
export const SWATCHES: readonly { colour: string; name: string }[] = [
  { colour: '0e5a4b', name: 'Vert' },
  { colour: '1f4e8c', name: 'Bleu' },
  { colour: '24506b', name: 'Bleu gris' },
  { colour: '7a1f3d', name: 'Grenat' },
  { colour: '8a3b12', name: 'Terre' },
  { colour: '4b3b8f', name: 'Violet' },
  { colour: '3a3a3a', name: 'Anthracite' },
];

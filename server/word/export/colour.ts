/** Colours of the document from the one colour of the organisation, with contrasts that can be read (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;
const INK = '1F2933';
const WHITE = 'FFFFFF';

export type Palette = {
  /** The organisation's own colour: rules, bands and fills. */
  accent: string;
  /** The same, darkened until it can be read on white: headings. */
  ink: string;
  /** White, near black or black: the first that can be read on `accent`. */
  onAccent: string;
  /** A very light tint of it: grounds of rows and notes. */
  tint: string;
  /** Hairlines. */
  line: string;
};

const channels = (hex: string): number[] => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const toHex = (rgb: readonly number[]): string =>
  rgb
    .map((value) => Math.round(value).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
const mix = (hex: string, other: string, share: number): string => {
  const second = channels(other);
  return toHex(channels(hex).map((value, i) => value * (1 - share) + (second[i] ?? 0) * share));
};

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, from 1 to 21. */
export function contrast(one: string, two: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function darkened(hex: string, ground: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(hex, '000000', share);
    if (contrast(candidate, ground) >= READABLE) return candidate;
  }
  return INK;
}

/** @param colour « #2F5D50 », with or without the sign; anything else gives a slate blue */
export function paletteOf(colour: string): Palette {
  const hex = /^#?([0-9a-f]{6})$/i.exec(colour)?.[1]?.toUpperCase() ?? '2F4B6E';
  const tint = mix(hex, WHITE, 0.92);
  // Between white and near black, a few middle tones leave pure black alone readable.
  const onAccent = [WHITE, INK].find((text) => contrast(hex, text) >= READABLE) ?? '000000';
  return { accent: hex, ink: darkened(hex, tint), onAccent, tint, line: mix(hex, 'C9CED6', 0.8) };
}

/** Shades for the series of a chart: the accent, then tones that differ in lightness too, so that grey prints tell them apart. */
export function seriesColours(colour: string): string[] {
  const { accent, ink } = paletteOf(colour);
  return [ink, mix(accent, WHITE, 0.45), '8A5A00', '6B7280', mix(ink, '000000', 0.45), 'B7791F'];
}

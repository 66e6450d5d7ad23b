/** In this order: Edge and Opera also say « Chrome », Chrome also says « Safari », Android also says « Linux ». */
const BROWSERS = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

const nameIn = (table: readonly (readonly [RegExp, string])[], userAgent: string): string | undefined =>
  table.find(([pattern]) => pattern.test(userAgent))?.[1];

/** « Firefox, Windows »: what its owner recognises a session by. The header itself is not kept. */
export const deviceOf = (userAgent: string | undefined): string =>
  [nameIn(BROWSERS, userAgent ?? '') ?? 'Navigateur inconnu', nameIn(SYSTEMS, userAgent ?? '')].filter(Boolean).join(', ');

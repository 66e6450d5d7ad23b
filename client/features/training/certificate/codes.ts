/** Codes of certificates as people type and read them. Pure. */

/** « k3d9 xxxx… » → the code as it was given: capitals, groups of four. */
export const tidyCode = (typed: string): string =>
  (
    typed
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
      .match(/.{1,4}/g) ?? []
  ).join('-');

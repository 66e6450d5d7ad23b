/** Comparison without case, accents nor punctuation: « APPEL D OFFRES OUVERT » is « Appel d'offres ouvert ». */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]/g, '');

/**
 * Comparison without case, accents, punctuation nor spaces: « APPEL D OFFRES OUVERT » is « Appel d'offres ouvert ». Not `foldFrench`
 * (`shared/typography.ts`), which keeps the words apart to be searched and drops « d’ » : in a closed list, letters alone tell.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]/g, '');

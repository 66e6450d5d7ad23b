import { isSiret } from '#shared/siren.ts';

const DIGITS = 14;

/** `20005478100022` → « 200 054 781 00022 ». */
export const spacedSiret = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');

/** The digits of a typed SIRET, or why they are not one; empty is allowed. */
export function readSiret(typed: string): { digits: string; fault: string | undefined } {
  const digits = typed.replace(/[\s.\u00a0\u202f]/g, '');
  if (digits === '') return { digits, fault: undefined };
  if (!/^\d+$/.test(digits)) return { digits, fault: 'Écrivez des chiffres seulement.' };
  if (digits.length !== DIGITS) return { digits, fault: `Un SIRET a 14 chiffres\u202f: celui-ci en a ${digits.length}.` };
  return { digits, fault: isSiret(digits) ? undefined : 'Ce numéro n’existe pas\u202f: un chiffre est sans doute faux ou inversé.' };
}

/** The settings of the figures as they are typed, their faults, and the SIREN numbers of a pasted list. Pure. */
import type { FigureSettings } from '#shared/api/imports.ts';
import type { FieldFault } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { isSiren, isSiret, sirenDigits } from '#shared/siren.ts';

export type BuyerLine = { id: number; siren: string; name: string };
export type SettingsFields = { buyers: BuyerLine[]; next: number; territory: string };

/** Of a SIREN, or of the SIRET of one of its establishments; null when its key is wrong. */
export function sirenOf(typed: string): string | null {
  const digits = sirenDigits(typed);
  if (isSiren(digits)) return digits;
  return isSiret(digits) ? digits.slice(0, 9) : null;
}

export const SIREN_FAULT = 'Ce numéro n’est pas un SIREN\u202f: neuf chiffres, vérifiez-les.';

const codesOf = (territory: string): string[] => [
  ...new Set(
    territory
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];

export const writeSettings = ({ buyers, territory }: FigureSettings): SettingsFields => ({
  buyers: buyers.map((buyer, id) => ({ id, ...buyer })),
  next: buyers.length,
  territory: territory.join(', '),
});

const isBlank = ({ siren, name }: BuyerLine): boolean => siren.trim() === '' && name.trim() === '';

/** Blank lines are left; each buyer once. */
export function readSettings({ buyers, territory }: SettingsFields): FigureSettings {
  const kept = new Map<string, string>();
  for (const line of buyers) {
    const siren = sirenOf(line.siren);
    if (siren && !kept.has(siren)) kept.set(siren, line.name.trim());
  }
  return { buyers: [...kept].map(([siren, name]) => ({ siren, name })), territory: codesOf(territory) };
}

export function settingsFaults({ buyers, territory }: SettingsFields): FieldFault[] {
  const ofBuyers = buyers.flatMap((line, index) =>
    isBlank(line) || sirenOf(line.siren) !== null
      ? []
      : [{ path: `siren-${line.id}`, message: `Acheteur ${index + 1}\u202f: son numéro n’est pas un SIREN, neuf chiffres.` }],
  );
  const codes = codesOf(territory);
  const wrong = codes.find((code) => !/^(\d{2}|2[AB]|97\d)$/.test(code));
  const ofTerritory = wrong
    ? [{ path: 'territory', message: `«\u00a0${wrong}\u00a0» n’est pas un code de département\u202f: écrivez par exemple 62, 2A ou 974.` }]
    : codes.length > LIMITS.figureDepartments
      ? [{ path: 'territory', message: `Écrivez ${LIMITS.figureDepartments} départements au plus.` }]
      : [];
  return [...ofBuyers, ...ofTerritory];
}

/** A list of SIREN as it is pasted, one per line or separated by commas; spaces within a number do not count. */
export function readSirens(typed: string): { sirens: string[]; fault: string | null } {
  const parts = typed
    .split(/[\n,;]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const wrong = parts.find((part) => sirenOf(part) === null);
  if (wrong) return { sirens: [], fault: `«\u00a0${wrong.slice(0, 40)}\u00a0» n’est pas un SIREN\u202f: neuf chiffres, un numéro par ligne.` };
  const sirens = [...new Set(parts.map((part) => sirenOf(part) ?? ''))];
  if (sirens.length > LIMITS.figureBuyers) return { sirens: [], fault: `Écrivez ${LIMITS.figureBuyers} acheteurs au plus.` };
  return { sirens, fault: null };
}

/** The register as it is searched, and the words of a contact. Pure. */
import { CONTACT_KINDS, type Contact, type ContactKind, type Department } from '#shared/api/network.ts';
import { type Day, dayBefore } from '#shared/days.ts';
import { byName, formatDay } from '#shared/format.ts';
import { inOffice } from '#shared/network/coverage.ts';
import { foldFrench } from '#shared/typography.ts';

/** What the register is narrowed to, kept in the address. `anciens`: also those whose office is over. */
export type RegisterSearch = { cherche?: string; sorte?: ContactKind; anciens?: 'oui' };

export function readRegisterSearch({ cherche, sorte, anciens }: Record<string, unknown>): RegisterSearch {
  const kind = CONTACT_KINDS.find((candidate) => candidate === sorte);
  return {
    ...(typeof cherche === 'string' && cherche !== '' ? { cherche: cherche.slice(0, 200) } : {}),
    ...(kind ? { sorte: kind } : {}),
    ...(anciens === 'oui' ? { anciens } : {}),
  };
}

export const departmentName = (departments: readonly Department[], id: string | null): string => departments.find((one) => one.id === id)?.name ?? '';

/** Their department, or their structure. */
export const placeOf = (departments: readonly Department[], { kind, departmentId, structure }: Contact): string =>
  kind === 'referent' ? departmentName(departments, departmentId) : structure;

export const isOver = ({ until }: Contact, on: Day): boolean => until !== null && until <= on;

/** Those who answer the search, by name. */
export function keepContacts(
  contacts: readonly Contact[],
  departments: readonly Department[],
  { cherche, sorte, anciens }: RegisterSearch,
  on: Day,
): Contact[] {
  const words = foldFrench(cherche ?? '')
    .split(' ')
    .filter(Boolean);
  return contacts
    .filter((contact) => (!sorte || contact.kind === sorte) && (anciens === 'oui' || !isOver(contact, on)))
    .filter((contact) => {
      const text = foldFrench([contact.name, placeOf(departments, contact), contact.position, contact.territory, contact.email].join(' '));
      return words.every((word) => text.includes(word));
    })
    .sort(byName);
}

/** « depuis le 3 mars 2027 », « jusqu’au 2 mars 2028 », « à partir du… ». */
export function officeWords({ from, until }: Contact, on: Day): string {
  if (until !== null && until <= on) return `Jusqu’au ${formatDay(dayBefore(until))}`;
  const start = from === null ? 'En fonction' : inOffice({ from, until: null }, on) ? `Depuis le ${formatDay(from)}` : `À partir du ${formatDay(from)}`;
  return until === null ? start : `${start}, jusqu’au ${formatDay(dayBefore(until))}`;
}

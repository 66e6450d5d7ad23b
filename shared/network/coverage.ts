/**
 * The network of référents: who is in office, which departments have one, who is trained. Promises: pure functions of the
 * register and of the days on which people passed the modules of the path; no clock, no name of its own.
 */
import type { Contact, Coverage, Department } from '../api/network.ts';
import type { Day } from '../days.ts';
import { byName } from '../format.ts';

/** `until` is the first day they no longer are. */
export const inOffice = ({ from, until }: Pick<Contact, 'from' | 'until'>, on: Day): boolean => (from === null || from <= on) && (until === null || on < until);

/** A module passed by somebody, and the last day they did. */
export type Success = { personId: string; moduleId: string; on: Day };

/** When each person ended the path: the day of the last of its modules, once every one is passed. Nobody when the path is empty. */
export function pathEnds(successes: readonly Success[], pathModules: readonly string[]): Map<string, Day> {
  const byPerson = new Map<string, Map<string, Day>>();
  for (const { personId, moduleId, on } of successes) {
    const passed = byPerson.get(personId) ?? new Map<string, Day>();
    passed.set(moduleId, on);
    byPerson.set(personId, passed);
  }
  return new Map(
    [...byPerson].flatMap(([personId, passed]): [string, Day][] => {
      const days = pathModules.flatMap((id) => passed.get(id) ?? []).sort();
      const last = days.at(-1);
      return last !== undefined && days.length === pathModules.length ? [[personId, last]] : [];
    }),
  );
}

/** @param trained people who ended the path */
export function coverageOf(departments: readonly Department[], contacts: readonly Contact[], trained: ReadonlySet<string>, on: Day): Coverage {
  const present = contacts.filter((contact) => inOffice(contact, on));
  const isTrained = ({ personId }: Contact): boolean => personId !== null && trained.has(personId);
  const referents = present.filter(({ kind }) => kind === 'referent');
  const lines = [...departments].sort(byName).map(({ id, name }) => ({
    id,
    name,
    referents: referents
      .filter(({ departmentId }) => departmentId === id)
      .sort(byName)
      .map((contact) => ({ id: contact.id, name: contact.name, trained: isTrained(contact) })),
  }));
  return {
    on,
    departments: lines,
    covered: lines.filter((line) => line.referents.length > 0).length,
    referents: referents.length,
    trained: referents.filter(isTrained).length,
    facilitators: present.length - referents.length,
  };
}

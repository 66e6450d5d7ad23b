import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ORGANISATION_FORMAT, ORGANISATION_FORMAT_VERSION } from '../../../shared/api/organisation-file.ts';
import { LIMITS } from '../../../shared/limits.ts';

const doc = (name: string): string => readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');

/** Lines of the table that name constants: « | Session | 12 heures… | `sessionHours`, … | ». */
const durations = doc('registre-des-traitements.md')
  .split('\n')
  .flatMap((line) => {
    const [, , says = '', names = ''] = line.split('|').map((cell) => cell.trim());
    const constants = [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    return line.startsWith('|') && constants.length > 0 ? [{ says, constants }] : [];
  });

const isLimit = (name: string): name is keyof typeof LIMITS => name in LIMITS;

describe('the register of processing', () => {
  it('says the durations of the code, each constant in its order', () => {
    expect(durations.length).toBeGreaterThan(6);
    for (const { says, constants } of durations) {
      const numbers = [...says.matchAll(/\b\d+\b/g)].map(([number]) => Number(number));
      const unitless = numbers.filter((number, i) => numbers.indexOf(number) === i);
      expect({ says, numbers: unitless }).toEqual({ says, numbers: [...new Set(constants.map((name) => (isLimit(name) ? LIMITS[name] : name)))] });
    }
  });

  it('names every constant that says how long something is kept', () => {
    const named = new Set(durations.flatMap(({ constants }) => constants));
    for (const kept of Object.keys(LIMITS).filter((name) =>
      /^(session(Hours|Idle)|invitationHours|resetHours|firstAdministratorHours|auditMonths|binDays|backups)/.test(name),
    ))
      expect(named).toContain(kept);
  });
});

describe('the format of an organisation’s file', () => {
  it('is documented under the name and the version that the code writes', () => {
    expect(doc('format-export.md')).toContain(`Format \`${ORGANISATION_FORMAT}\`, version **${ORGANISATION_FORMAT_VERSION}**`);
  });
});

import { describe, expect, it } from 'vitest';
import type { Contact, NetworkEvent } from '../../../shared/api/network.ts';
import { calendarFile } from '../../../shared/network/calendar.ts';
import { coverageOf, inOffice, pathEnds } from '../../../shared/network/coverage.ts';
import { networkFigures } from '../../../shared/network/figures.ts';
import { referent } from './support.ts';

const ON = '2026-11-23';

const contact = (values: Partial<Contact>): Contact => referent({ departmentId: null, from: null, ...values });

describe('somebody of the register', () => {
  it.each([
    [null, null, true],
    ['2026-11-23', null, true],
    ['2026-11-24', null, false],
    [null, '2026-11-23', false],
    [null, '2026-11-24', true],
    ['2025-01-01', '2026-01-01', false],
  ])('appointed %s, gone %s: in office today is %s', (from, until, expected) => {
    expect(inOffice({ from, until }, ON)).toBe(expected);
  });
});

describe('the path', () => {
  const success = (personId: string, moduleId: string, on: string) => ({ personId, moduleId, on });

  it('ends on the day of the last module passed, once all are', () => {
    const ends = pathEnds([success('p1', 'a', '2026-05-01'), success('p1', 'b', '2026-03-01'), success('p2', 'a', '2026-01-01')], ['a', 'b']);
    expect([...ends]).toEqual([['p1', '2026-05-01']]);
  });

  it('ends for nobody while it has no module', () => {
    expect(pathEnds([success('p1', 'a', '2026-05-01')], []).size).toBe(0);
  });
});

describe('coverage', () => {
  const departments = [
    { id: 'voirie', name: 'Voirie' },
    { id: 'ecoles', name: 'Écoles' },
  ];

  it('counts a department once it has a référent in office, whatever the facilitateurs', () => {
    const contacts = [
      contact({ id: '1', departmentId: 'voirie', personId: 'p1' }),
      contact({ id: '2', departmentId: 'ecoles', until: '2026-01-01' }),
      contact({ id: '3', kind: 'facilitator', departmentId: 'ecoles' }),
      contact({ id: '4', name: 'Bo Exemple' }),
    ];
    const coverage = coverageOf(departments, contacts, new Set(['p1']), ON);
    expect(coverage).toMatchObject({ on: ON, covered: 1, referents: 2, trained: 1, facilitators: 1 });
    expect(coverage.departments.map(({ name, referents }) => [name, referents])).toEqual([
      ['Écoles', []],
      ['Voirie', [{ id: '1', name: 'Alix Exemple', trained: true }]],
    ]);
  });
});

describe('figures for the scheme', () => {
  const empty = { coverage: coverageOf([], [], new Set(), ON), contacts: [], people: [], ends: new Map() };

  it('are not given when there is nothing to divide by', () => {
    expect(networkFigures(empty, ON)).toEqual([]);
  });

  it('count a person once, whether in the register, in the accounts, or in both', () => {
    const contacts = [contact({ id: '1', personId: 'p1' }), contact({ id: '2' }), contact({ id: '3', kind: 'facilitator' })];
    const people = [
      { id: 'p1', roles: ['referent'] as const },
      { id: 'p2', roles: ['buyer', 'reader'] as const },
      { id: 'p3', roles: ['reader'] as const },
    ];
    const [figure] = networkFigures({ ...empty, contacts, people, ends: new Map([['p1', '2026-10-01']]) }, ON);
    expect(figure).toMatchObject({ indicator: 'agents-formes', value: 3333 });
    expect(figure?.detail).toMatch(/^1 personne a terminé .* sur 3 personnes/);
  });

  it('forget who ended the path two years ago or more', () => {
    const people = [{ id: 'p1', roles: ['buyer'] as const }];
    const value = (end: string) => networkFigures({ ...empty, people, ends: new Map([['p1', end]]) }, ON)[0]?.value;
    expect([value('2024-11-23'), value('2024-11-24')]).toEqual([0, 10_000]);
  });
});

describe('the calendar file', () => {
  const event: NetworkEvent = { id: 'e1', title: 'Rencontre', kind: 'meeting', on: '2027-03-15', startsAt: null, endsAt: null, place: '', notes: '' };
  const file = (values: Partial<NetworkEvent>) => calendarFile([{ ...event, ...values }], 'Ville d’exemple', '2026-11-23T09:00:00.000Z');

  it('ends every line by CRLF and cuts none beyond 75 octets, between characters', () => {
    const title = `Rencontre ${'é'.repeat(100)} 🎓 ${'x'.repeat(90)}`;
    const text = file({ title });
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
  });

  it('escapes what would end a value or start a line', () => {
    const text = file({ title: 'a;b,c\\d', notes: 'un\r\nEND:VEVENT\ndeux\u0007' }).replaceAll('\r\n ', '');
    expect(text).toContain('SUMMARY:a\\;b\\,c\\\\d\r\n');
    expect(text).toContain('DESCRIPTION:un\\nEND:VEVENT\\ndeux \r\n');
  });

  it('gives a whole day, an hour, an hour with its end, in floating time', () => {
    expect(file({})).toContain('DTSTART;VALUE=DATE:20270315\r\n');
    expect(file({ startsAt: '14:00' })).toMatch(/DTSTART:20270315T140000\r\nSUMMARY/);
    expect(file({ startsAt: '14:00', endsAt: '16:30' })).toContain('DTEND:20270315T163000\r\n');
    expect(file({})).toContain('DTSTAMP:20261123T090000Z\r\n');
    expect(file({})).toContain('UID:e1@clausier\r\n');
  });
});

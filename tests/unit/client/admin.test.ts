import { formatBytes } from '../../../shared/format.ts';
import { describe, expect, it } from 'vitest';
import { notedText, readJournalSearch, readNoted } from '../../../client/features/admin/journal/search.ts';
import { readSiret, spacedSiret } from '../../../client/features/admin/organisation/siret.ts';
import { keepPeople, readPeopleSearch } from '../../../client/features/admin/people/search.ts';
import { standingOf } from '../../../client/features/admin/people/standing.ts';
import type { Person } from '../../../shared/api/people.ts';
import { may, type PERMISSIONS, ROLES } from '../../../shared/permissions.ts';
import { ROLE_LABELS } from '../../../shared/role-labels.ts';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: `Personne ${id}`,
  email: `${id}@exemple.test`,
  roles: ['buyer'],
  teamIds: [],
  state: 'active',
  hasPassword: true,
  hasSecondFactor: false,
  hasSso: false,
  createdAt: '2026-11-01T08:00:00.000Z',
  lastSeenOn: null,
  openSessions: 0,
  ...more,
});

describe('the words of the roles', () => {
  it('gives every role a name of its own and one sentence', () => {
    expect(Object.keys(ROLE_LABELS)).toEqual([...ROLES]);
    expect(new Set(ROLES.map((role) => ROLE_LABELS[role].label)).size).toBe(ROLES.length);
    for (const role of ROLES) expect(ROLE_LABELS[role].says, role).toMatch(/^[A-ZÀ-Ý].*\.$/);
  });

  it('promises what the table of permissions gives', () => {
    const holders = (permission: keyof typeof PERMISSIONS) => ROLES.filter((role) => may({ personId: 'p', organisationId: 'o', roles: [role] }, permission));
    const saying = (pattern: RegExp) => ROLES.filter((role) => role === 'administrator' || pattern.test(ROLE_LABELS[role].says));
    expect(saying(/Crée, modifie, partage et supprime les schémas/)).toEqual(holders('scheme:share'));
    expect(saying(/Crée, modifie, partage et supprime les consultations/)).toEqual(holders('tender:share'));
    expect(saying(/rée.*consultations|crée et modifie des consultations/).filter((role) => role !== 'referent')).toEqual(holders('tender:create'));
    expect(saying(/Voit tous|Lit tout/)).toEqual(holders('document:reach-all'));
    expect(saying(/le journal/)).toEqual(holders('audit:read'));
    expect(saying(/publie les clauses/)).toEqual(holders('clause:publish'));
  });
});

describe('what is not offered for somebody', () => {
  const head = person('a', { roles: ['administrator'] });

  it('keeps the last administrator, whoever looks', () => {
    const standing = standingOf(head, [head, person('b'), person('c', { roles: ['administrator'], state: 'disabled' })], 'b');
    expect(standing.keepsAdministrator).toContain('dernier administrateur');
    expect(standing.keepsAccount).toContain('dernier administrateur');
  });

  it('lets another administrator go', () => {
    expect(standingOf(head, [head, person('b', { roles: ['administrator'] })], 'b')).toEqual({
      isSelf: false,
      keepsAdministrator: undefined,
      keepsAccount: undefined,
    });
  });

  it('never lets somebody close their own account', () => {
    const standing = standingOf(head, [head, person('b', { roles: ['administrator'] })], 'a');
    expect(standing.isSelf).toBe(true);
    expect(standing.keepsAccount).toContain('votre propre compte');
    expect(standing.keepsAdministrator).toContain('votre propre rôle');
  });
});

describe('the search among people', () => {
  const people = [person('1', { name: 'Élise Exemple' }), person('2', { name: 'Marc Modèle', roles: ['reader'], state: 'disabled' })];

  it.each([
    [{ cherche: 'elise' }, ['1']],
    [{ cherche: '2 exemple.test' }, ['2']],
    [{ role: 'reader' }, ['2']],
    [{ etat: 'active' }, ['1']],
    [{ cherche: 'elise', etat: 'disabled' }, []],
    [{}, ['1', '2']],
  ] as const)('%j keeps %j', (search, ids) => {
    expect(keepPeople(people, search).map(({ id }) => id)).toEqual(ids);
  });

  it('forgets what the address invents', () => {
    expect(readPeopleSearch({ cherche: '', role: 'king', etat: 'lost', other: 'x' })).toEqual({});
    expect(readPeopleSearch({ cherche: 'a', role: 'buyer', etat: 'invited' })).toEqual({ cherche: 'a', role: 'buyer', etat: 'invited' });
  });
});

describe('the journal', () => {
  it('reads its filters from the address and forgets the rest', () => {
    expect(readJournalSearch({ personne: 'id-1', sorte: 'tender', du: '2026-11-01', au: '2026-11-30' })).toEqual({
      personne: 'id-1',
      sorte: 'tender',
      du: '2026-11-01',
      au: '2026-11-30',
    });
    expect(readJournalSearch({ personne: '../x', sorte: 'toString', du: '2026-02-30', au: 3 })).toEqual({});
  });

  const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

  it('reads back the fingerprint it gives to note', () => {
    expect(readNoted(notedText({ seq: 812, hash }))).toEqual({ seq: 812, hash });
  });

  it.each([
    [`${hash} 812`, { seq: 812, hash }],
    [`Ligne n° 7 : ${hash.toUpperCase()}`, { seq: 7, hash }],
    [hash, null],
    ['812', null],
    [`0 ${hash}`, null],
    [`12 ${hash}0`, null],
    ['', null],
  ])('reads %j as %j', (typed, noted) => {
    expect(readNoted(typed)).toEqual(noted);
  });
});

describe('a typed SIRET', () => {
  it('takes spaces, and nothing at all', () => {
    expect(readSiret(' 732 829 320 00074 ')).toEqual({ digits: '73282932000074', fault: undefined });
    expect(readSiret('')).toEqual({ digits: '', fault: undefined });
    expect(spacedSiret('73282932000074')).toBe('732\u00a0829\u00a0320\u00a000074');
  });

  it.each(['7328293200007', '732829320000745', 'abc', '73282932000075'])('refuses %s and says why', (typed) => {
    expect(readSiret(typed).fault).toMatch(/\.$/);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0\u00a0octets'],
    [999, '999\u00a0octets'],
    [4_200_000, '4,2\u00a0Mo'],
    [251_300_000_000, '251\u00a0Go'],
  ])('%d → %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});

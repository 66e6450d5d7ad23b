import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../../shared/errors.ts';
import { may, PERMISSIONS, ROLES, type Permission, type Role } from '../../shared/permissions.ts';

const names = Object.keys(PERMISSIONS).filter((name): name is Permission => name in PERMISSIONS);
const actor = (...roles: Role[]) => ({ personId: 'p', organisationId: 'o', roles });

describe('the table of permissions', () => {
  it('gives nothing to who has no role', () => {
    expect(names.filter((permission) => may(actor(), permission))).toEqual([]);
  });

  it('lets readers and auditors read and export, and change nothing', () => {
    const allowed = [
      'clause:read',
      'directory:read',
      'figure:read',
      'file:read',
      'law:read',
      'network:read',
      'scheme:export',
      'scheme:read',
      'tender:export',
      'tender:read',
      // Their own attempts, of what everybody reads.
      'training:learn',
    ];
    expect(names.filter((permission) => may(actor('reader'), permission)).sort()).toEqual(allowed);
    const watched = ['audit:read', 'document:reach-all', 'person:read', 'service:read'];
    expect(names.filter((permission) => may(actor('auditor'), permission)).sort()).toEqual([...allowed, ...watched].sort());
  });

  it('lets buyers, jurists and referents read schemes without writing them', () => {
    for (const role of ['buyer', 'jurist', 'referent'] as const)
      expect([may(actor(role), 'scheme:read'), may(actor(role), 'scheme:update'), may(actor(role), 'scheme:delete')]).toEqual([true, false, false]);
  });

  it('lets the administrator do everything', () => {
    expect(names.filter((permission) => !may(actor('administrator'), permission))).toEqual([]);
  });

  it('names only roles that exist', () => {
    const known: readonly string[] = ROLES;
    expect(
      Object.values(PERMISSIONS)
        .flat()
        .filter((role) => !known.includes(role)),
    ).toEqual([]);
  });

  it('never takes a permission away when a role is added', () => {
    fc.assert(
      fc.property(
        fc.subarray([...ROLES]),
        fc.constantFrom(...ROLES),
        fc.constantFrom(...names),
        (roles, more, permission) => !may(actor(...roles), permission) || may(actor(...roles, more), permission),
      ),
    );
  });
});

describe('the list of refusals', () => {
  it('gives each code an error status, a French title and a remedy that is a sentence', () => {
    for (const [code, { status, title, remedy }] of Object.entries(REFUSALS)) {
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(title, code).toMatch(/^[A-ZÀ-Ý].*[^.]$/);
      expect(remedy, code).toMatch(/^[A-ZÀ-Ý].*\.$/);
      expect(`${title} ${remedy}`, code).not.toMatch(/[a-zà-ÿ]'/i);
    }
  });
});

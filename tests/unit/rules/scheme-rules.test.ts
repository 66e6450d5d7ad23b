import { describe, expect, it } from 'vitest';
import type { SchemeContent } from '../../../shared/api/schemes.ts';
import { checkScheme } from '../../../shared/rules/index.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { anIndicator, completeScheme } from '../../support/scheme.ts';
import { lawOn } from '../tender/support.ts';

const sound = completeScheme();
const rulesOf = (scheme: SchemeContent): string[] => checkScheme(scheme, lawOn()).map(({ rule }) => rule);
const [c6, esus, publics] = [anIndicator('c6', { legal: ['C6'] }), anIndicator('esus', { legal: ['C7a'] }), anIndicator('publics', { legal: ['C7b'] })];
const legal = (more: Partial<SchemeContent['legal']>): SchemeContent => ({ ...sound, legal: { ...sound.legal, ...more } });
const buyers = [
  { id: 'a', name: 'Ville', siren: '' },
  { id: 'b', name: 'Métropole', siren: '' },
];

const CASES: readonly [rule: string, name: string, caught: SchemeContent][] = [
  ['L50', 'no target for social enterprises', { ...sound, indicators: [c6, publics] }],
  ['L50', 'one target for both', { ...sound, indicators: [c6, anIndicator('both', { legal: ['C7a', 'C7b'] })] }],
  ['L50', 'a target without a figure', { ...sound, indicators: [c6, { ...esus, targets: [] }, publics] }],
  ['L51', 'no published indicator', { ...sound, indicators: [esus, publics] }],
  ['L51', 'indicators not related to the total', { ...sound, indicators: [{ ...c6, unit: 'money' }, esus, publics] }],
  ['L52', 'no place of publication', { ...sound, followUp: { ...sound.followUp, publicationPlace: '' } }],
  ['L52', 'no yearly review', { ...sound, followUp: { ...sound.followUp, annualReview: '' } }],
  ['L52', 'a publication every three years', { ...sound, followUp: { ...sound.followUp, publicationMonths: 36 } }],
  ['L53', 'works left out', { ...legal({ worksIncluded: false }), organisation: { ...sound.organisation, annualPurchasesCents: 6_000_000_000 } }],
  ['L53', 'notified contracts counted', legal({ reason: 'Somme des montants notifiés en 2025.' })],
  [
    'L54',
    'a shared scheme with consolidated indicators',
    { ...legal({ shared: true, buyers }), indicators: [{ ...c6, definition: 'Part consolidée des deux acheteurs' }, esus, publics] },
  ],
  ['L54', 'a shared scheme whose buyers are not named', legal({ shared: true })],
  [
    'L55',
    'overlapping purchases added up',
    { ...sound, indicators: [c6, { ...esus, definition: 'Total des achats auprès des ESUS, SIAE et entreprises adaptées' }, publics] },
  ],
];

describe('checks on a scheme', () => {
  it('find nothing in a complete one', () => {
    expect(checkScheme(sound, lawOn()).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });

  for (const [rule, name, caught] of CASES) {
    it(`${rule} catches ${name}`, () => expect(rulesOf(caught)).toContain(rule));
  }

  it('accept paid works, and indicators buyer by buyer', () => {
    expect(rulesOf(legal({ reason: 'Dépenses mandatées sur des marchés notifiés avant 2025.', worksIncluded: null }))).toEqual([]);
    expect(
      rulesOf({ ...legal({ shared: true, buyers }), indicators: [{ ...c6, definition: 'Part consolidée, et acheteur par acheteur' }, esus, publics] }),
    ).toEqual([]);
    expect(rulesOf({ ...sound, indicators: [c6, { ...esus, definition: 'ESUS et SIAE, ensemble dédoublonné par SIRET' }, publics] })).toEqual([]);
  });

  it('list what a new scheme lacks', () => {
    expect(new Set(rulesOf(emptyScheme('Schéma')))).toEqual(new Set(['L50', 'L51', 'L52']));
  });
});

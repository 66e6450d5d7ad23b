import { hash as hashWith } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { makeGate, makePasswords, PasswordsBusy } from '../../../server/identity/passwords.ts';

const { hash, verify, outdated, fault } = makePasswords();
const PASSWORD = 'verger ancre tiroir brume';

describe('a password kept', () => {
  it('is hashed with argon2id, 19 MiB, two passes, and a salt of its own', async () => {
    const kept = await hash(PASSWORD);
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hash(PASSWORD)).not.toBe(kept);
    expect(await verify(kept, PASSWORD)).toBe(true);
    expect(await verify(kept, `${PASSWORD} `)).toBe(false);
    expect(await verify(kept, PASSWORD.toUpperCase())).toBe(false);
  });

  it('is the same on two systems that write « é » differently', async () => {
    const kept = await hash('vérité'.normalize('NFC'));
    expect(await verify(kept, 'vérité'.normalize('NFD'))).toBe(true);
    expect(await verify(kept, 'verite')).toBe(false);
  });

  it('is never right for an account that does not exist', async () => {
    expect(await verify(null, PASSWORD)).toBe(false);
    expect(await verify(null, '')).toBe(false);
  });

  it('is to hash again when it was made with less', async () => {
    expect(outdated(await hash(PASSWORD))).toBe(false);
    expect(outdated(await hashWith(PASSWORD, { memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true);
    expect(outdated(await hashWith(PASSWORD, { memoryCost: 19_456, timeCost: 1, parallelism: 1 }))).toBe(true);
    expect(outdated(await hashWith(PASSWORD, { memoryCost: 65_536, timeCost: 3, parallelism: 1 }))).toBe(false);
  });
});

describe('many at once', () => {
  it('are let in a few at a time, made to wait, then refused', async () => {
    const gate = makeGate(2, 3);
    const leave: (() => void)[] = [];
    let inside = 0;
    let most = 0;
    const work = async (): Promise<string> => {
      most = Math.max(most, ++inside);
      await new Promise<void>((resolve) => {
        leave.push(resolve);
      });
      inside--;
      return 'done';
    };
    const all = Array.from({ length: 5 }, () => gate(work));
    await expect(gate(work)).rejects.toBeInstanceOf(PasswordsBusy);
    for (let left = 0; left < 5; left++) {
      leave.shift()?.();
      await all[left];
      await Promise.resolve();
    }
    expect(await Promise.all(all)).toEqual(Array.from({ length: 5 }, () => 'done'));
    expect(most).toBe(2);
    leave.length = 0;
    const again = gate(work);
    leave.shift()?.();
    expect(await again).toBe('done');
  });

  it('free their place when one fails', async () => {
    const gate = makeGate(1, 0);
    await expect(gate(async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate(async () => 'next')).toBe('next');
  });
});

const WORDS = ['Département exemple', 'Claire Rosier', 'claire.rosier@departement-exemple.test'];

describe('a new password', () => {
  it.each([
    ['four French words', 'verger ancre tiroir brume'],
    ['four words, joined, accents and all', 'lézardÉventailpotironbrouette'],
    ['a random one, without a capital nor a digit', 'kqzvxwjpmbtf'],
    ['a random one', 'Xk9#mQ2vLp7z'],
    ['signs alone', '#&~|^§%¤*µ?;'],
    ['spaces around', '  grue opale vis  '],
    ['a word of the trade among others', 'clausier verger ancre tiroir'],
    ['what a password manager gives', 'v7Yq2LrT0b9Zc4HwXk1NdPfMgJs8Ea6U'.repeat(4)],
    ['another script', 'лошадь скрепка верно'],
  ])('is accepted: %s', async (_, password) => {
    expect(await fault(password, WORDS)).toBeNull();
  });

  it.each(['Xk9#mQ2vLp7', '🐴🔋📎🐴🔋📎'])('%j is too short', async (password) => {
    expect(await fault(password, WORDS)).toMatch(/il en faut 12 au moins\.$/);
  });

  it('is refused past what is hashed, never cut', async () => {
    expect(await fault('é'.repeat(129), WORDS)).toMatch(/trop long/);
    expect(await fault(`${'verger ancre '.repeat(19)}brumeux!!`, WORDS)).toBeNull();
  });

  it.each([
    'clausier-spaser-2026',
    'Clausier2026!',
    'cl4u$ier-5paser',
    'spaser marché public',
    'Marchés-Publics-2027',
    'departement-exemple',
    'Département Exemple 1',
    'ClaireRosier1984',
    'rosier.claire.2026',
    'mot de passe 2026',
  ])('« %s » is what anybody would try first', async (password) => {
    expect(await fault(password, WORDS)).toMatch(/ce que chacun peut deviner/);
  });

  it.each([
    'azertyuiopqs',
    'Password1234!',
    'aaaaaaaaaaaaaaa',
    '1234567890123',
    'soleil soleil soleil',
    'Bonjour12345!',
    'jaimelechocolat',
    'qsdfghjklmwxcvbn',
  ])('« %s » is common, a row of keys or a repetition', async (password) => {
    expect(await fault(password, WORDS)).toMatch(/facile à deviner|chacun peut deviner/);
  });

  it('is judged on the words of its owner, not of others', async () => {
    expect(await fault('rosier-claire-ab', [])).toBeNull();
    expect(await fault('rosier-claire-ab', WORDS)).not.toBeNull();
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { browserStore, hasKeptTexts, type KeyStorage, keptPatch, type Pending as PendingOf } from '../../../client/save/pending.ts';
import { keepFor } from '../../../client/stored.ts';

type Pending = PendingOf<{ title: string }>;

const memory = (): KeyStorage & { keys: () => string[] } => {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    keys: () => [...map.keys()],
  };
};
const pending = (title: string): Pending => ({ revision: 1, base: { title: 'Avant' }, patch: { title } });

describe('two people at one computer', () => {
  afterEach(() => keepFor(null));

  it('never find each other’s texts', () => {
    const storage = memory();
    keepFor('camille');
    browserStore<{ title: string }>('scheme.s', () => storage, 'a').write(pending('De Camille'));
    keepFor('alix');
    expect(browserStore('scheme.s', () => storage, 'b').read()).toBeNull();
    expect(hasKeptTexts(() => storage)).toBe(false);
    keepFor('camille');
    expect(hasKeptTexts(() => storage)).toBe(true);
    expect(keptPatch('scheme.s', () => storage)).toEqual({ title: 'De Camille' });
    expect(storage.keys()).toEqual(['clausier.camille.scheme.s:a']);
  });

  it('keep the names one desk has always used', () => {
    const storage = memory();
    browserStore<{ title: string }>('scheme.s', () => storage, 'a').write(pending('A'));
    expect(storage.keys()).toEqual(['clausier.scheme.s:a']);
  });
});

describe('what waits in the browser', () => {
  it('two tabs on one scheme keep their own texts', () => {
    const storage = memory();
    const [one, two] = [browserStore<{ title: string }>('scheme.s', () => storage, 'one'), browserStore<{ title: string }>('scheme.s', () => storage, 'two')];
    expect([one.read(), two.read()]).toEqual([null, null]);
    one.write(pending('A'));
    two.write(pending('B'));
    one.clear();
    expect(storage.keys()).toEqual(['clausier.scheme.s:two']);
  });

  it('closed tabs are read one by one, and forgotten once saved', () => {
    const storage = memory();
    browserStore<{ title: string }>('scheme.s', () => storage, 'a').write(pending('A'));
    browserStore<{ title: string }>('scheme.s', () => storage, 'b').write(pending('B'));
    browserStore('scheme.s2', () => storage, 'c').write(pending('C'));
    const now = browserStore<{ title: string }>('scheme.s', () => storage, 'now');
    expect(now.read()?.patch.title).toBe('A');
    now.clear();
    expect(now.read()?.patch.title).toBe('B');
    now.clear();
    expect(now.read()).toBeNull();
    expect(storage.keys()).toEqual(['clausier.scheme.s2:c']);
  });

  it('what is written after a reading holds it: the orphan goes', () => {
    const storage = memory();
    browserStore<{ title: string }>('scheme.s', () => storage, 'a').write(pending('A'));
    const now = browserStore<{ title: string }>('scheme.s', () => storage, 'now');
    now.read();
    now.write(pending('AB'));
    expect(storage.keys()).toEqual(['clausier.scheme.s:now']);
  });

  it('a tab still open that has written since keeps its text', () => {
    const storage = memory();
    const open = browserStore<{ title: string }>('scheme.s', () => storage, 'open');
    open.write(pending('A'));
    const now = browserStore<{ title: string }>('scheme.s', () => storage, 'now');
    now.read();
    open.write(pending('AB'));
    now.clear();
    expect(storage.keys()).toEqual(['clausier.scheme.s:open']);
  });

  it('passes over a broken text, and does without storage', () => {
    const storage = memory();
    storage.setItem('clausier.scheme.s', '{');
    expect(browserStore<{ title: string }>('scheme.s', () => storage, 'now').read()).toBeNull();
    const forbidden = browserStore(
      's',
      () => {
        throw new Error('forbidden');
      },
      'now',
    );
    expect(forbidden.read()).toBeNull();
    expect(forbidden.write(pending('A'))).toBe(false);
    expect(() => forbidden.clear()).not.toThrow();
  });
});

/** Promises of the save: nothing typed is lost, nothing waits for ever, nobody is in conflict with oneself. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../client/api.ts';
import { freeze } from '../../../client/features/schemes/save/freeze.ts';
import { SCHEME_SECTIONS } from '../../../client/features/schemes/save/sections.ts';
import { textOf } from '../../../client/save/describe.ts';
import type { Pending as PendingOf, PendingStore } from '../../../client/save/pending.ts';
import { Saver, type SendOptions } from '../../../client/save/saver.ts';
import { settled } from '../../../client/save/settled.ts';
import type { Scheme, SchemeContent, SchemePatch } from '../../../shared/api/schemes.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { stored } from '../../support/scheme.ts';

type Pending = PendingOf<SchemeContent>;
type Fields = { path: string; message: string }[];
const problem = (status: number, more: { fields?: Fields; current?: Scheme } = {}): ProblemError =>
  new ProblemError({ type: 'about:blank', code: 'X', title: 'X', detail: 'Refusé.', remedy: 'Corrigez.', status, ...more });

/** A server that holds the scheme; each request may be refused, or answered into the void. */
class FakeServer {
  scheme: Scheme = stored(emptyScheme('Schéma'));
  readonly received: { patch: SchemePatch; revision: number; options: SendOptions }[] = [];
  answer: (commit: () => Scheme) => Scheme = (commit) => commit();

  readonly send = async (patch: SchemePatch, revision: number, options: SendOptions): Promise<Scheme> => {
    this.received.push({ patch, revision, options });
    return this.answer(() => {
      if (revision !== this.scheme.revision) throw problem(412, { current: this.scheme });
      return this.save(patch);
    });
  };

  save(patch: SchemePatch): Scheme {
    this.scheme = { ...this.scheme, ...patch, revision: this.scheme.revision + 1 };
    return this.scheme;
  }
}

class MemoryStore implements PendingStore<SchemeContent> {
  kept: Pending | null;
  readonly #queue: Pending[];

  constructor(queue: Pending[] = []) {
    this.kept = null;
    this.#queue = queue;
  }
  read = (): Pending | null => this.#queue.shift() ?? null;
  write = (pending: Pending): boolean => {
    this.kept = pending;
    return true;
  };
  clear = (): void => {
    this.kept = null;
  };
}

let server: FakeServer;
let store: MemoryStore;
let saver: Saver<SchemeContent, Scheme>;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  store = new MemoryStore();
  saver = new Saver(SCHEME_SECTIONS, server.scheme, server.send, store);
});
afterEach(() => {
  vi.useRealTimers();
});

const type = (title: string): void => saver.edit('title', () => title);
const typeSiren = (siren: string): void => saver.edit('organisation', (current) => ({ ...current, siren }));
const refuseSiren = (): void => {
  server.answer = (commit) => {
    if (server.received.at(-1)?.patch.organisation?.siren === 'faux') throw problem(400, { fields: [{ path: '/organisation/siren', message: 'SIREN faux' }] });
    return commit();
  };
};
const offline = (): void => {
  server.answer = () => {
    throw problem(0);
  };
};
const online = (): void => {
  server.answer = (commit) => commit();
};
/** The server commits, the answer is lost. */
const loseAnswer = (): void => {
  server.answer = (commit) => {
    commit();
    throw problem(0);
  };
};

describe('typing', () => {
  it('sends the changed sections once, after a pause', async () => {
    type('A');
    type('AB');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.received.map(({ patch }) => patch)).toEqual([{ title: 'AB' }]);
    expect(saver.read().status.kind).toBe('saved');
    expect(saver.hasUnsaved).toBe(false);
  });

  it('takes in what changed elsewhere, without a conflict', async () => {
    server.save({ clauseSlugs: ['heures'] });
    type('A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.read().conflict).toBeNull();
    expect(server.scheme).toMatchObject({ title: 'A', clauseSlugs: ['heures'] });
  });

  it('shows a clash with someone else', async () => {
    server.save({ title: 'B' });
    type('A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.read().conflict?.places.map(({ key }) => key)).toEqual(['title']);
  });
});

describe('a session that ends', () => {
  it('keeps the text and asks nothing more until somebody signs in again', async () => {
    server.answer = () => {
      throw problem(401);
    };
    type('A');
    await vi.advanceTimersByTimeAsync(60_000);
    type('AB');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.received).toHaveLength(1);
    expect(saver.read().status).toMatchObject({ kind: 'problem', message: 'Session terminée\u202f: gardé dans cette page' });
    expect(store.kept?.patch).toEqual({ title: 'AB' });
    online();
    saver.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.scheme.title).toBe('AB');
    expect(store.kept).toBeNull();
  });

  it('sends nothing more once closed for somebody else, and keeps the text', async () => {
    type('A');
    saver.close();
    type('B');
    saver.flush(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.received).toEqual([]);
    expect(saver.hasUnsaved).toBe(false);
    expect(store.kept?.patch).toEqual({ title: 'A' });
  });
});

describe('a scheme one only reads', () => {
  it('takes no change, sends nothing, and leaves what was kept where it is', async () => {
    const left = new MemoryStore([{ revision: 1, base: { title: 'Schéma' }, patch: { title: 'Ailleurs' } }]);
    const reading = new Saver(SCHEME_SECTIONS, server.scheme, server.send, left, true);
    reading.edit('title', () => 'A');
    reading.replace({ title: 'B' });
    reading.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reading.read().document.title).toBe('Schéma');
    expect(server.received).toEqual([]);
    expect(left.read()?.patch.title).toBe('Ailleurs');
    reading.refresh(server.save({ title: 'C' }));
    expect(reading.read().document.title).toBe('C');
  });
});

describe('a right taken away', () => {
  it('is told with the text that can be carried elsewhere', async () => {
    server.answer = () => {
      throw problem(403);
    };
    type('A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.read().status).toMatchObject({ kind: 'problem', isForbidden: true });
    expect(saver.unsaved).toEqual(['title']);
    expect(textOf(SCHEME_SECTIONS, saver.read().document, saver.unsaved, (scheme, section) => [String(scheme[section])])).toContain('A');
  });
});

describe('a refused section', () => {
  it('lets `settled` end, and says which field', async () => {
    refuseSiren();
    typeSiren('faux');
    expect(await settled(saver)).toBe(false);
    expect(await settled(saver)).toBe(false);
    expect(saver.read()).toMatchObject({ status: { kind: 'problem', message: 'Un champ à corriger' }, faults: [{ path: 'organisation/siren' }] });
    expect(server.received).toHaveLength(1);
  });

  it('is said again once another section is typed and taken back', async () => {
    refuseSiren();
    typeSiren('faux');
    await settled(saver);
    type('A');
    type('Schéma');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.read().status.kind).toBe('problem');
  });

  it('never lets « saved » be heard while it waits', async () => {
    refuseSiren();
    typeSiren('faux');
    await settled(saver);
    const heard: string[] = [];
    saver.subscribe(() => heard.push(saver.read().status.kind));
    type('A');
    expect(await settled(saver)).toBe(false);
    expect(server.scheme.title).toBe('A');
    expect(heard).not.toContain('saved');
  });

  it('keeps the text from being frozen as if it held it', async () => {
    refuseSiren();
    typeSiren('faux');
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    await expect(freeze(saver, (id) => `/api/schemes/${id}/rounds`, {})).rejects.toThrow('ne sont pas enregistrés');
    vi.unstubAllGlobals();
    expect(asked).not.toHaveBeenCalled();
  });

  it('is forgotten once taken back', async () => {
    refuseSiren();
    typeSiren('faux');
    await settled(saver);
    typeSiren('');
    expect(await settled(saver)).toBe(true);
    expect(saver.read().faults).toEqual([]);
    expect(store.kept).toBeNull();
  });

  it('is asked again when no field was named', async () => {
    server.answer = () => {
      throw problem(403);
    };
    type('A');
    expect(await settled(saver)).toBe(false);
    expect(saver.read().status).toMatchObject({ kind: 'problem', message: 'Refusé. Corrigez.' });
    online();
    expect(await settled(saver)).toBe(true);
    expect(server.scheme.title).toBe('A');
  });
});

describe('without a server', () => {
  it('keeps the text, then sends it when the server answers', async () => {
    offline();
    type('A');
    expect(await settled(saver)).toBe(false);
    expect(store.kept?.patch).toEqual({ title: 'A' });
    online();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(server.scheme.title).toBe('A');
    expect(store.kept).toBeNull();
  });

  it('saves as it is typed again after a refusal that followed', async () => {
    offline();
    typeSiren('faux');
    await settled(saver);
    refuseSiren();
    await vi.advanceTimersByTimeAsync(4_000);
    type('A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.scheme.title).toBe('A');
  });
});

describe('a lost answer', () => {
  it('is not a conflict with oneself', async () => {
    loseAnswer();
    type('A');
    await settled(saver);
    type('AB');
    online();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.read()).toMatchObject({ conflict: null, status: { kind: 'saved' } });
    expect(server.scheme.title).toBe('AB');
  });

  it('is recognised among several attempts', async () => {
    loseAnswer();
    type('A');
    await settled(saver);
    offline();
    type('AB');
    await settled(saver);
    type('ABC');
    online();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(saver.read().conflict).toBeNull();
    expect(server.scheme.title).toBe('ABC');
  });

  it('is still recognised by the next page', async () => {
    loseAnswer();
    type('A');
    await settled(saver);
    offline();
    type('AB');
    const left = store.kept;
    const next = new FakeServer();
    next.scheme = server.scheme;
    const reopened = new Saver(SCHEME_SECTIONS, next.scheme, next.send, new MemoryStore(left ? [left] : []));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reopened.read().conflict).toBeNull();
    expect(next.scheme.title).toBe('AB');
  });

  it('does not hide a clash with someone else', async () => {
    loseAnswer();
    type('A');
    await settled(saver);
    server.save({ title: 'B' });
    type('AB');
    online();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.read().conflict?.places.map(({ key }) => key)).toEqual(['title']);
  });
});

describe('what is replaced', () => {
  it('is kept when a version is restored, not when one types', async () => {
    type('A');
    await settled(saver);
    saver.replace(stored(emptyScheme('Ancien')));
    await settled(saver);
    type('B');
    await settled(saver);
    expect(server.received.map(({ options }) => options.keep)).toEqual([false, true, false]);
    expect(server.received[1]?.patch).toEqual({ title: 'Ancien' });
  });

  it('is kept when a conflict is settled', async () => {
    server.save({ title: 'B' });
    type('A');
    await settled(saver);
    saver.resolve(new Map([['title', 'mine']]));
    await settled(saver);
    expect(server.received.at(-1)).toMatchObject({ patch: { title: 'A' }, options: { keep: true } });
  });

  it('is still kept after an attempt without an answer', async () => {
    offline();
    saver.replace({ title: 'Ancien' });
    await settled(saver);
    online();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(server.received.map(({ options }) => options.keep)).toEqual([true, true]);
  });
});

describe('texts left by closed tabs', () => {
  it('are resumed one after the other', async () => {
    const base = { title: 'Schéma', clauseSlugs: [] };
    store = new MemoryStore([
      { revision: 1, base: { title: base.title }, patch: { title: 'A' } },
      { revision: 1, base: { clauseSlugs: [] }, patch: { clauseSlugs: ['heures'] } },
    ]);
    saver = new Saver(SCHEME_SECTIONS, server.scheme, server.send, store);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.scheme).toMatchObject({ title: 'A', clauseSlugs: ['heures'] });
    expect(saver.read().status.kind).toBe('saved');
  });

  it('are compared when they say otherwise', async () => {
    const left = (title: string): Pending => ({ revision: 1, base: { title: 'Schéma' }, patch: { title } });
    saver = new Saver(SCHEME_SECTIONS, server.scheme, server.send, new MemoryStore([left('A'), left('B')]));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saver.read().conflict?.places.map(({ key }) => key)).toEqual(['title']);
  });
});

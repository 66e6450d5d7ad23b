/** What the save makes of a server that is away, of an answer that is lost, of what is replaced: nobody is in conflict with oneself. */
import { describe, expect, it, vi } from 'vitest';
import { SCHEME_SECTIONS } from '../../../client/features/schemes/save/sections.ts';
import { Saver } from '../../../client/save/saver.ts';
import { settled } from '../../../client/save/settled.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { FakeServer, MemoryStore, type Pending, saverDesk } from '../../support/saver.ts';
import { stored } from '../../support/scheme.ts';

const { desk, type, typeSiren, refuseSiren, offline, online, loseAnswer } = saverDesk();

describe('without a server', () => {
  it('keeps the text, then sends it when the server answers', async () => {
    offline();
    type('A');
    expect(await settled(desk.saver)).toBe(false);
    expect(desk.store.kept?.patch).toEqual({ title: 'A' });
    online();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(desk.server.scheme.title).toBe('A');
    expect(desk.store.kept).toBeNull();
  });

  it('saves as it is typed again after a refusal that followed', async () => {
    offline();
    typeSiren('faux');
    await settled(desk.saver);
    refuseSiren();
    await vi.advanceTimersByTimeAsync(4_000);
    type('A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.server.scheme.title).toBe('A');
  });
});

describe('a lost answer', () => {
  it('is not a conflict with oneself', async () => {
    loseAnswer();
    type('A');
    await settled(desk.saver);
    type('AB');
    online();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.saver.read()).toMatchObject({ conflict: null, status: { kind: 'saved' } });
    expect(desk.server.scheme.title).toBe('AB');
  });

  it('is recognised among several attempts', async () => {
    loseAnswer();
    type('A');
    await settled(desk.saver);
    offline();
    type('AB');
    await settled(desk.saver);
    type('ABC');
    online();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(desk.saver.read().conflict).toBeNull();
    expect(desk.server.scheme.title).toBe('ABC');
  });

  it('is still recognised by the next page', async () => {
    loseAnswer();
    type('A');
    await settled(desk.saver);
    offline();
    type('AB');
    const left = desk.store.kept;
    const next = new FakeServer();
    next.scheme = desk.server.scheme;
    const reopened = new Saver(SCHEME_SECTIONS, next.scheme, next.send, new MemoryStore(left ? [left] : []));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reopened.read().conflict).toBeNull();
    expect(next.scheme.title).toBe('AB');
  });

  it('does not hide a clash with someone else', async () => {
    loseAnswer();
    type('A');
    await settled(desk.saver);
    desk.server.save({ title: 'B' });
    type('AB');
    online();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.saver.read().conflict?.places.map(({ key }) => key)).toEqual(['title']);
  });
});

describe('what is replaced', () => {
  it('is kept when a version is restored, not when one types', async () => {
    type('A');
    await settled(desk.saver);
    desk.saver.replace(stored(emptyScheme('Ancien')));
    await settled(desk.saver);
    type('B');
    await settled(desk.saver);
    expect(desk.server.received.map(({ options }) => options.keep)).toEqual([false, true, false]);
    expect(desk.server.received[1]?.patch).toEqual({ title: 'Ancien' });
  });

  it('is kept when a conflict is settled', async () => {
    desk.server.save({ title: 'B' });
    type('A');
    await settled(desk.saver);
    desk.saver.resolve(new Map([['title', 'mine']]));
    await settled(desk.saver);
    expect(desk.server.received.at(-1)).toMatchObject({ patch: { title: 'A' }, options: { keep: true } });
  });

  it('is still kept after an attempt without an answer', async () => {
    offline();
    desk.saver.replace({ title: 'Ancien' });
    await settled(desk.saver);
    online();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(desk.server.received.map(({ options }) => options.keep)).toEqual([true, true]);
  });
});

describe('texts left by closed tabs', () => {
  it('are resumed one after the other', async () => {
    const base = { title: 'Schéma', clauseSlugs: [] };
    desk.store = new MemoryStore([
      { revision: 1, base: { title: base.title }, patch: { title: 'A' } },
      { revision: 1, base: { clauseSlugs: [] }, patch: { clauseSlugs: ['heures'] } },
    ]);
    desk.saver = new Saver(SCHEME_SECTIONS, desk.server.scheme, desk.server.send, desk.store);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(desk.server.scheme).toMatchObject({ title: 'A', clauseSlugs: ['heures'] });
    expect(desk.saver.read().status.kind).toBe('saved');
  });

  it('are compared when they say otherwise', async () => {
    const left = (title: string): Pending => ({ revision: 1, base: { title: 'Schéma' }, patch: { title } });
    desk.saver = new Saver(SCHEME_SECTIONS, desk.server.scheme, desk.server.send, new MemoryStore([left('A'), left('B')]));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(desk.saver.read().conflict?.places.map(({ key }) => key)).toEqual(['title']);
  });
});

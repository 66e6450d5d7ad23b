/** Promises of the save: nothing typed is lost, nothing waits for ever, what is refused is said. */
import { describe, expect, it, vi } from 'vitest';
import { freeze } from '../../../client/features/schemes/save/freeze.ts';
import { SCHEME_SECTIONS } from '../../../client/features/schemes/save/sections.ts';
import { textOf } from '../../../client/save/describe.ts';
import { Saver } from '../../../client/save/saver.ts';
import { settled } from '../../../client/save/settled.ts';
import { MemoryStore, problem, saverDesk } from '../../support/saver.ts';

const { desk, type, typeSiren, refuseSiren, online } = saverDesk();

describe('typing', () => {
  it('sends the changed sections once, after a pause', async () => {
    type('A');
    type('AB');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.server.received.map(({ patch }) => patch)).toEqual([{ title: 'AB' }]);
    expect(desk.saver.read().status.kind).toBe('saved');
    expect(desk.saver.hasUnsaved).toBe(false);
  });

  it('takes in what changed elsewhere, without a conflict', async () => {
    desk.server.save({ clauseSlugs: ['heures'] });
    type('A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.saver.read().conflict).toBeNull();
    expect(desk.server.scheme).toMatchObject({ title: 'A', clauseSlugs: ['heures'] });
  });

  it('shows a clash with someone else', async () => {
    desk.server.save({ title: 'B' });
    type('A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.saver.read().conflict?.places.map(({ key }) => key)).toEqual(['title']);
  });
});

describe('a session that ends', () => {
  it('keeps the text and asks nothing more until somebody signs in again', async () => {
    desk.server.answer = () => {
      throw problem(401);
    };
    type('A');
    await vi.advanceTimersByTimeAsync(60_000);
    type('AB');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(desk.server.received).toHaveLength(1);
    expect(desk.saver.read().status).toMatchObject({ kind: 'problem', message: 'Session terminée\u202f: gardé dans cette page' });
    expect(desk.store.kept?.patch).toEqual({ title: 'AB' });
    online();
    desk.saver.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.server.scheme.title).toBe('AB');
    expect(desk.store.kept).toBeNull();
  });

  it('sends nothing more once closed for somebody else, and keeps the text', async () => {
    type('A');
    desk.saver.close();
    type('B');
    desk.saver.flush(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(desk.server.received).toEqual([]);
    expect(desk.saver.hasUnsaved).toBe(false);
    expect(desk.store.kept?.patch).toEqual({ title: 'A' });
  });
});

describe('a scheme one only reads', () => {
  it('takes no change, sends nothing, and leaves what was kept where it is', async () => {
    const left = new MemoryStore([{ revision: 1, base: { title: 'Schéma' }, patch: { title: 'Ailleurs' } }]);
    const reading = new Saver(SCHEME_SECTIONS, desk.server.scheme, desk.server.send, left, true);
    reading.edit('title', () => 'A');
    reading.replace({ title: 'B' });
    reading.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reading.read().document.title).toBe('Schéma');
    expect(desk.server.received).toEqual([]);
    expect(left.read()?.patch.title).toBe('Ailleurs');
    reading.refresh(desk.server.save({ title: 'C' }));
    expect(reading.read().document.title).toBe('C');
  });
});

describe('a right taken away', () => {
  it('is told with the text that can be carried elsewhere', async () => {
    desk.server.answer = () => {
      throw problem(403);
    };
    type('A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.saver.read().status).toMatchObject({ kind: 'problem', isForbidden: true });
    expect(desk.saver.unsaved).toEqual(['title']);
    expect(textOf(SCHEME_SECTIONS, desk.saver.read().document, desk.saver.unsaved, (scheme, section) => [String(scheme[section])])).toContain('A');
  });
});

describe('a refused section', () => {
  it('lets `settled` end, and says which field', async () => {
    refuseSiren();
    typeSiren('faux');
    expect(await settled(desk.saver)).toBe(false);
    expect(await settled(desk.saver)).toBe(false);
    expect(desk.saver.read()).toMatchObject({ status: { kind: 'problem', message: 'Un champ à corriger' }, faults: [{ path: 'organisation/siren' }] });
    expect(desk.server.received).toHaveLength(1);
  });

  it('is said again once another section is typed and taken back', async () => {
    refuseSiren();
    typeSiren('faux');
    await settled(desk.saver);
    type('A');
    type('Schéma');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.saver.read().status.kind).toBe('problem');
  });

  it('never lets « saved » be heard while it waits', async () => {
    refuseSiren();
    typeSiren('faux');
    await settled(desk.saver);
    const heard: string[] = [];
    desk.saver.subscribe(() => heard.push(desk.saver.read().status.kind));
    type('A');
    expect(await settled(desk.saver)).toBe(false);
    expect(desk.server.scheme.title).toBe('A');
    expect(heard).not.toContain('saved');
  });

  it('keeps the text from being frozen as if it held it', async () => {
    refuseSiren();
    typeSiren('faux');
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    await expect(freeze(desk.saver, (id) => `/api/schemes/${id}/rounds`, {})).rejects.toThrow('ne sont pas enregistrés');
    vi.unstubAllGlobals();
    expect(asked).not.toHaveBeenCalled();
  });

  it('is forgotten once taken back', async () => {
    refuseSiren();
    typeSiren('faux');
    await settled(desk.saver);
    typeSiren('');
    expect(await settled(desk.saver)).toBe(true);
    expect(desk.saver.read().faults).toEqual([]);
    expect(desk.store.kept).toBeNull();
  });

  it('is asked again when no field was named', async () => {
    desk.server.answer = () => {
      throw problem(403);
    };
    type('A');
    expect(await settled(desk.saver)).toBe(false);
    expect(desk.saver.read().status).toMatchObject({ kind: 'problem', message: 'Refusé. Corrigez.' });
    online();
    expect(await settled(desk.saver)).toBe(true);
    expect(desk.server.scheme.title).toBe('A');
  });
});

/** A save that talks to a server held in memory: what it sends, what it is answered, what it keeps. */
import { afterEach, beforeEach, vi } from 'vitest';
import { ProblemError } from '../../client/api.ts';
import { SCHEME_SECTIONS } from '../../client/features/schemes/save/sections.ts';
import type { Pending as PendingOf, PendingStore } from '../../client/save/pending.ts';
import { Saver, type SendOptions } from '../../client/save/saver.ts';
import type { Scheme, SchemeContent, SchemePatch } from '../../shared/api/schemes.ts';
import { emptyScheme } from '../../shared/scheme/empty.ts';
import { stored } from './scheme.ts';

export type Pending = PendingOf<SchemeContent>;
type Fields = { path: string; message: string }[];
export const problem = (status: number, more: { fields?: Fields; current?: Scheme } = {}): ProblemError =>
  new ProblemError({ type: 'about:blank', code: 'X', title: 'X', detail: 'Refusé.', remedy: 'Corrigez.', status, ...more });

/** A server that holds the scheme; each request may be refused, or answered into the void. */
export class FakeServer {
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

export class MemoryStore implements PendingStore<SchemeContent> {
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

/** Made anew before each test of the file, its clock in hand; with what somebody does, and what becomes of the answers. */
export function saverDesk() {
  const desk = {} as { server: FakeServer; store: MemoryStore; saver: Saver<SchemeContent, Scheme> };
  beforeEach(() => {
    vi.useFakeTimers();
    desk.server = new FakeServer();
    desk.store = new MemoryStore();
    desk.saver = new Saver(SCHEME_SECTIONS, desk.server.scheme, desk.server.send, desk.store);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const type = (title: string): void => desk.saver.edit('title', () => title);
  const typeSiren = (siren: string): void => desk.saver.edit('organisation', (current) => ({ ...current, siren }));
  const refuseSiren = (): void => {
    desk.server.answer = (commit) => {
      if (desk.server.received.at(-1)?.patch.organisation?.siren === 'faux')
        throw problem(400, { fields: [{ path: '/organisation/siren', message: 'SIREN faux' }] });
      return commit();
    };
  };
  const offline = (): void => {
    desk.server.answer = () => {
      throw problem(0);
    };
  };
  const online = (): void => {
    desk.server.answer = (commit) => commit();
  };
  /** The server commits, the answer is lost. */
  const loseAnswer = (): void => {
    desk.server.answer = (commit) => {
      commit();
      throw problem(0);
    };
  };
  return { desk, type, typeSiren, refuseSiren, offline, online, loseAnswer };
}

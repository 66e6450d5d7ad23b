/**
 * Saves a document as it is typed: the sections that changed, one request at a time, never a keystroke lost.
 * Promises: what is on screen is the last thing typed; what changed elsewhere meanwhile is taken in silently, a clash is shown;
 * without a server the changes wait in the browser. Knows nothing of React: subscribe and read the state.
 */
import type { Problem } from '#shared/api/common.ts';
import type { FieldFault } from '#shared/errors.ts';
import { toProblem } from '../api.ts';
import type { SaveStatus } from '../ui/SaveState.tsx';
import type { Choices } from '#shared/merge/conflict.ts';
import { sameValue } from '#shared/merge/same.ts';
import { type Conflict, mergeDocuments } from './merge.ts';
import type { PendingStore } from './pending.ts';
import { faultsOf, isPassing, savedToday, toMend, waiting } from './said.ts';
import { currentIn, type Saved, type SectionOf, type Sections } from './sections.ts';

export type SaverState<C extends object, D extends C & Saved> = {
  document: D;
  status: SaveStatus;
  faults: readonly FieldFault[];
  conflict: Conflict<D> | null;
};
/** `keepalive`: outlives the page. `keep`: the server keeps what is replaced as a version. */
export type SendOptions = { keepalive: boolean; keep: boolean };
export type Send<C extends object, D extends C & Saved> = (patch: Partial<C>, revision: number, options: SendOptions) => Promise<D>;

const TYPING_PAUSE = 800;
/** Attempts remembered: the first may be the one that went through. */
const MOST_UNANSWERED = 20;
const RETRY_DELAYS = [3_000, 8_000, 20_000];
/** Browsers refuse a keepalive body above 64 kB. */
const KEEPALIVE_BYTES = 60_000;

export class Saver<C extends object, D extends C & Saved> {
  readonly sections: Sections<C>;
  readonly #send: Send<C, D>;
  readonly #store: PendingStore<C>;
  readonly #listeners = new Set<() => void>();
  /** What the server last answered. */
  #base: D;
  #state: SaverState<C, D>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #inFlight = false;
  #failures = 0;
  /** Sections refused as they were: not sent again until they change. */
  readonly #refused = new Map<SectionOf<C>, unknown>();
  /** Why, when the server named no field. */
  #refusal = '';
  /** The right to write was taken away: the text can only be carried elsewhere. */
  #isForbidden = false;
  /** Sent without an answer: the server may hold them, and its state is then no one else's. */
  #unanswered: Partial<C>[] = [];
  /** A whole state was put in place of another: what is replaced stays among the versions. */
  #replaces = false;
  /** Given up, or opened to be read: nothing changes here and nothing is sent. */
  #isClosed: boolean;

  /** @param isReadOnly the document is only read: what is typed is ignored, what was kept stays where it is */
  constructor(sections: Sections<C>, server: D, send: Send<C, D>, store: PendingStore<C>, isReadOnly = false) {
    this.sections = sections;
    this.#isClosed = isReadOnly;
    this.#send = send;
    this.#store = store;
    this.#base = server;
    this.#state = { document: server, status: { kind: 'saved', at: savedToday(server) }, faults: [], conflict: null };
    if (!isReadOnly) this.#resume(server);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): SaverState<C, D> => this.#state;

  get hasUnsaved(): boolean {
    if (this.#isClosed) return false;
    return this.#inFlight || this.sections.changed(this.#base, this.#state.document).length > 0;
  }

  /** The sections that the server does not hold as they are here. */
  get unsaved(): SectionOf<C>[] {
    return this.sections.changed(this.#base, this.#state.document);
  }

  /** Sends nothing more: this page is no longer that of who wrote. What is unsaved is kept in the browser for them. */
  close(): void {
    clearTimeout(this.#timer);
    if (this.hasUnsaved) this.#keep();
    this.#isClosed = true;
  }

  /** Changes one section from its present value; saved after a pause in typing. */
  edit<K extends SectionOf<C>>(section: K, change: (current: D[K]) => D[K]): void {
    if (this.#isClosed) return;
    const next = change(this.#state.document[section]);
    if (next === this.#state.document[section]) return;
    this.#change({ ...this.#state.document, [section]: next });
  }

  /** Puts a whole content in place of the present one and saves it; the server keeps what it replaces. */
  replace(content: Partial<C>): void {
    if (this.#isClosed) return;
    const next = this.sections.apply(this.#state.document, content);
    if (next === this.#state.document) return;
    this.#replaces = true;
    this.#change(next);
    this.flush();
  }

  /** Saves now: on leaving, on « Réessayer », when the network comes back. */
  flush(keepalive = false): void {
    clearTimeout(this.#timer);
    // A refusal that names no field is not the text's fault: asking again may succeed.
    if (this.#state.faults.length === 0) this.#refused.clear();
    if (keepalive && this.hasUnsaved) this.#keep();
    void this.#save(keepalive);
  }

  /** Takes in what the server holds now, put together with what is still to send. A comparison under way waits for its end. */
  refresh(server: D): void {
    if (this.#inFlight || this.#state.conflict || server.revision <= this.#base.revision) return;
    if (this.hasUnsaved) this.#rebase(server);
    else {
      this.#base = server;
      this.#update({ document: this.sections.apply({ ...this.#state.document, revision: server.revision, updatedAt: server.updatedAt }, server) });
    }
  }

  /** Ends a conflict with what was chosen, place by place; what was typed since stays. */
  resolve(choices: Choices): void {
    const { conflict, document } = this.#state;
    if (!conflict) return;
    const { base, theirs } = conflict;
    this.#base = theirs;
    this.#replaces = true;
    const { content } = mergeDocuments(this.sections, { base, mine: document, theirs }, choices);
    this.#update({ conflict: null, document: this.#over(theirs, document, content), status: { kind: 'pending' } });
    void this.#save();
  }

  #change(document: D): void {
    const waits = this.#failures > 0 || this.#state.conflict !== null;
    this.#update({ document, ...(waits ? {} : { status: { kind: 'pending' } }) });
    if (waits) this.#keep();
    else this.#schedule(TYPING_PAUSE);
  }

  /** Everything is saved: forgets what was kept, then goes on with what another closed tab left. */
  #done(at: Date | null): void {
    this.#state = { ...this.#state, status: { kind: 'saved', at }, faults: [] };
    this.#refused.clear();
    this.#unanswered = [];
    this.#replaces = false;
    this.#store.clear();
    this.#resume(this.#base);
    this.#update({});
  }

  #resume(server: D): void {
    const pending = this.#store.read();
    if (!pending) return;
    this.#unanswered = pending.unanswered ?? [];
    this.#replaces = pending.replaces ?? false;
    this.#base = { ...this.sections.apply(server, pending.base), revision: pending.revision };
    this.#state = { ...this.#state, document: this.sections.apply(this.#base, pending.patch), status: { kind: 'pending' } };
    this.#rebase(server);
  }

  /** Puts this page's changes on top of what the server holds; a clash waits for a choice. */
  #rebase(server: D): void {
    const mine = this.#state.document;
    const base = this.#withOwn(server);
    this.#unanswered = [];
    this.#failures = 0;
    const { content, conflicts } = mergeDocuments(this.sections, { base, mine, theirs: server });
    if (conflicts.length > 0) {
      this.#base = base;
      this.#update({ conflict: { base, theirs: server, places: conflicts }, status: { kind: 'problem', message: 'Deux versions à comparer' } });
      this.#keep();
      return;
    }
    this.#base = server;
    this.#update({ document: this.#over(server, mine, content) });
    this.#schedule(0);
  }

  /** What the server holds with this content over it; what is on screen already keeps its identity, so that no field is drawn again. */
  #over(server: D, mine: D, content: Partial<C>): D {
    return this.sections.apply({ ...server, ...this.sections.pick(mine, this.sections.all) }, { ...server, ...content });
  }

  /** The base, with the sections the server took from this page although its answer was lost. */
  #withOwn(server: D): D {
    const own = this.sections.all.filter((section) =>
      this.#unanswered.some((patch) => patch[section] !== undefined && sameValue(patch[section], server[section])),
    );
    return this.sections.apply(this.#base, this.sections.pick(server, own));
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), delay);
  }

  #sendable(): SectionOf<C>[] {
    const { document } = this.#state;
    return this.sections
      .changed(this.#base, document)
      .filter((section) => !this.#refused.has(section) || !sameValue(this.#refused.get(section), document[section]));
  }

  async #save(keepalive = false): Promise<void> {
    if (this.#inFlight || this.#isClosed || this.#state.conflict) return;
    const sections = this.#sendable();
    if (sections.length === 0) return this.#rest();
    const sent = this.#state.document;
    const patch = this.sections.pick(sent, sections);
    // Before the answer: the page may be closed in between.
    if (!this.#unanswered.some((old) => sameValue(old, patch))) this.#unanswered = [...this.#unanswered, patch].slice(-MOST_UNANSWERED);
    const keep = this.#replaces;
    this.#replaces = false;
    this.#inFlight = true;
    this.#update({ status: { kind: 'saving' } });
    try {
      const saved = await this.#send(patch, this.#base.revision, { keepalive: keepalive && JSON.stringify(patch).length < KEEPALIVE_BYTES, keep });
      this.#inFlight = false;
      this.#accept(saved, sent, sections);
    } catch (error) {
      this.#inFlight = false;
      this.#replaces ||= keep;
      this.#refuse(toProblem(error), sent, sections);
    }
  }

  /** Nothing to send: saved, unless a refused field still waits, which is then said again. */
  #rest(): void {
    const unsaved = new Set(this.sections.changed(this.#base, this.#state.document));
    for (const section of this.#refused.keys()) if (!unsaved.has(section)) this.#refused.delete(section);
    const faults = this.#state.faults.filter(({ path }) => this.sections.all.some((section) => unsaved.has(section) && section === this.sections.of(path)));
    this.#failures = 0;
    if (unsaved.size > 0) this.#sayFaults(faults);
    else this.#done(this.#state.status.kind === 'saved' ? this.#state.status.at : new Date());
  }

  #accept(saved: D, sent: D, sections: readonly SectionOf<C>[]): void {
    this.#failures = 0;
    this.#unanswered = [];
    this.#base = saved;
    for (const section of sections) this.#refused.delete(section);
    const { document } = this.#state;
    const typedSince: Partial<C> = {};
    for (const section of this.sections.all)
      if (!sameValue(document[section], sent[section]) || this.#refused.has(section)) this.sections.copy(typedSince, document, section);
    const kept = this.sections.apply({ ...document, revision: saved.revision, updatedAt: saved.updatedAt }, saved);
    const faults = this.#state.faults.filter(({ path }) => !sections.some((section) => section === this.sections.of(path)));
    // Listeners hear of the outcome once: « saved » is never said of a state that still waits.
    this.#state = { ...this.#state, document: this.sections.apply(kept, typedSince), faults };
    if (this.#sendable().length > 0) {
      this.#update({ status: { kind: 'pending' } });
      this.#schedule(TYPING_PAUSE);
    } else if (this.#refused.size > 0) this.#rest();
    else this.#done(new Date());
  }

  #refuse(problem: Problem, sent: D, sections: readonly SectionOf<C>[]): void {
    const current = currentIn<C, D>(this.sections, problem);
    if (isPassing(problem)) this.#wait(problem);
    else if (problem.status === 412 && current) this.#rebase(current);
    else this.#refuseSections(problem, sent, sections);
  }

  #refuseSections(problem: Problem, sent: D, sections: readonly SectionOf<C>[]): void {
    // The server answers: from now on a change is sent as it is typed.
    this.#failures = 0;
    const faults = faultsOf(problem);
    const named = faults.flatMap(({ path }) => this.sections.of(path) ?? []);
    for (const section of named.length > 0 ? named : sections) this.#refused.set(section, sent[section]);
    this.#isForbidden = problem.status === 403;
    this.#refusal = `${problem.detail} ${problem.remedy}`;
    const all = [...this.#state.faults.filter((old) => !sections.some((section) => section === this.sections.of(old.path))), ...faults];
    this.#update({ faults: all });
    if (named.length > 0 && this.#sendable().length > 0) {
      this.#keep();
      this.#schedule(0);
    } else this.#sayFaults(all);
  }

  /** What is refused stays on screen and in the browser, with the reason. */
  #sayFaults(faults: readonly FieldFault[]): void {
    const isForbidden = faults.length === 0 && this.#isForbidden;
    this.#update({ faults, status: { kind: 'problem', message: faults.length > 0 ? toMend(faults.length) : this.#refusal, isForbidden } });
    this.#keep();
  }

  #wait(problem: Problem): void {
    const delay = RETRY_DELAYS[Math.min(this.#failures, RETRY_DELAYS.length - 1)] ?? TYPING_PAUSE;
    this.#failures += 1;
    this.#update({ status: { kind: 'problem', message: waiting(problem, this.#keep()) } });
    // Without a session, asking again is for after the sign-in.
    if (problem.status !== 401) this.#schedule(delay);
  }

  #keep(): boolean {
    const sections = this.sections.changed(this.#base, this.#state.document);
    return this.#store.write({
      revision: this.#base.revision,
      base: this.sections.pick(this.#base, sections),
      patch: this.sections.pick(this.#state.document, sections),
      ...(this.#unanswered.length > 0 ? { unanswered: this.#unanswered } : {}),
      ...(this.#replaces ? { replaces: true } : {}),
    });
  }

  #update(part: Partial<SaverState<C, D>>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

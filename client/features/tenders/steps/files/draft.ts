/** The places being chosen for a file: kept while the page lives, so that one can look at another file and come back. */
import { useState } from 'react';
import type { InsertionRequest, PlaceProposal, TenderDocument } from '#shared/api/documents.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { readStored, writeStored } from '../../../../stored.ts';
import { FIRST_OPTIONS, keyOf, type Options, optionsFrom, type Placed, placedFrom, requestOf } from './plan.ts';

type Choices = ReadonlyMap<string, Partial<Placed>>;
type Draft = { choices: Choices; options: Options | null };

const drafts = new Map<string, Draft>();
const STORED = 'clausier.insertion';
const kept = (): Storage => localStorage;

/** The options of the last file, on this computer. */
export function readOptions(): Options {
  const stored = readStored(kept, STORED);
  if (typeof stored !== 'object' || stored === null) return FIRST_OPTIONS;
  const flag = (name: 'tracked' | 'comments' | 'cleanAuthors'): boolean => {
    const value = Object.entries(stored).find(([key]) => key === name)?.[1];
    return typeof value === 'boolean' ? value : FIRST_OPTIONS[name];
  };
  const author = Object.entries(stored).find(([key]) => key === 'author')?.[1];
  return { tracked: flag('tracked'), comments: flag('comments'), cleanAuthors: flag('cleanAuthors'), author: typeof author === 'string' ? author : '' };
}

/** Forgets what was being chosen: the file is gone. */
export const forgetDraft = (documentId: string): boolean => drafts.delete(documentId);

const placedIn = (document: Pick<TenderDocument, 'plan'>, proposals: readonly PlaceProposal[], tender: Pick<Tender, 'lots'>, choices: Choices): Placed[] =>
  placedFrom(proposals, document.plan, tender).map((one) => ({ ...one, ...choices.get(keyOf(one)) }));

/** What would be asked for a file as it stands: proposed places, and those changed in this page. Null when nothing has a place. */
export function requestNow(
  document: Pick<TenderDocument, 'id' | 'plan'>,
  proposals: readonly PlaceProposal[],
  tender: Pick<Tender, 'lots'>,
): InsertionRequest | null {
  const draft = drafts.get(document.id);
  return requestOf(placedIn(document, proposals, tender, draft?.choices ?? new Map()), draft?.options ?? optionsFrom(document.plan, readOptions()));
}

export function useDraft(document: TenderDocument, proposals: readonly PlaceProposal[], tender: Pick<Tender, 'lots'>) {
  const [draft, setDraft] = useState<Draft>(() => drafts.get(document.id) ?? { choices: new Map(), options: null });
  const keep = (next: Draft): void => {
    drafts.set(document.id, next);
    setDraft(next);
  };
  return {
    placed: placedIn(document, proposals, tender, draft.choices),
    change: (key: string, part: Partial<Placed>): void => keep({ ...draft, choices: new Map(draft.choices).set(key, { ...draft.choices.get(key), ...part }) }),
    options: draft.options ?? optionsFrom(document.plan, readOptions()),
    setOptions: (options: Options): void => {
      keep({ ...draft, options });
      writeStored(kept, STORED, options);
    },
  };
}

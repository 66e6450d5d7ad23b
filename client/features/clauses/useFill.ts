/** What is typed for a clause, and its text filled by the server. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CcagId, ClauseFamily, FilledClause, Piece, VariableValues } from '#shared/api/clauses.ts';
import { request } from '../../api.ts';
import { CCAG_LABELS, isKeyOf } from '../../labels.ts';
import { readStored, writeStored } from '../../stored.ts';
import { useDebounced } from '../../useDebounced.ts';
import { splitRefused } from './refused.ts';

export type FillChoices = { values: VariableValues; ccag: CcagId | null };

const SETTLE = 250;
const tab = (): Storage => sessionStorage;
/** The buyer, the purchase and the lot are the same for every clause of a sitting: they are kept once. */
const COMMON_VARIABLES = ['acheteur', 'objet', 'lot'] as const;
const COMMON = 'clausier.fill.common';
const keyOf = (slug: string): string => `clausier.fill.${slug}`;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const valuesIn = (stored: unknown): VariableValues => {
  const values: VariableValues = {};
  if (isRecord(stored)) for (const [id, value] of Object.entries(stored)) if (typeof value === 'string' || typeof value === 'number') values[id] = value;
  return values;
};

/** Defaults of the clause; the proposed figures are there to be changed. */
export const defaultValues = (family: ClauseFamily): VariableValues =>
  Object.fromEntries(family.variables.flatMap(({ id, default: value }) => (value === undefined ? [] : [[id, value]])));

function firstChoices(family: ClauseFamily): FillChoices {
  const stored = readStored(tab, keyOf(family.slug));
  const common = valuesIn(readStored(tab, COMMON));
  const known = new Set(family.variables.map(({ id }) => id));
  const own = isRecord(stored) ? Object.entries(valuesIn(stored.values)).filter(([id]) => known.has(id)) : Object.entries(defaultValues(family));
  const ccag = isRecord(stored) && isKeyOf(CCAG_LABELS, stored.ccag) ? stored.ccag : family.ccag.length === 1 ? (family.ccag[0] ?? null) : null;
  return { values: { ...common, ...Object.fromEntries(own) }, ccag };
}

/** What is typed stays while the tab is open, even when one leaves the page and comes back. */
export function useFillChoices(family: ClauseFamily): [FillChoices, (choices: FillChoices) => void] {
  const [choices, setChoices] = useState(() => firstChoices(family));
  const keep = (next: FillChoices): void => {
    setChoices(next);
    const isCommon = (id: string): boolean => COMMON_VARIABLES.some((common) => common === id);
    const parts = Object.entries(next.values);
    writeStored(tab, COMMON, Object.fromEntries(parts.filter(([id]) => isCommon(id))));
    writeStored(tab, keyOf(family.slug), { values: Object.fromEntries(parts.filter(([id]) => !isCommon(id))), ccag: next.ccag });
  };
  return [choices, keep];
}

/** The text of one piece, filled; refreshed a quarter of a second after the last change, the previous one staying meanwhile. */
export function useFilled(family: ClauseFamily, piece: Piece, on: string, choices: FillChoices, enabled = true) {
  const { values, ccag } = useDebounced(choices, SETTLE);
  const { slug } = family;
  const body = { piece, on, values: splitRefused(family, values).sent, ...(ccag ? { ccag } : {}) };
  return useQuery({
    queryKey: ['fill', slug, piece, body],
    queryFn: ({ signal }) => request<FilledClause>(`/api/clauses/${encodeURIComponent(slug)}/fill`, { method: 'POST', body, signal }),
    placeholderData: (previous, query) => (query?.queryKey[1] === slug && query.queryKey[2] === piece ? previous : undefined),
    staleTime: 10 * 60_000,
    enabled,
  });
}

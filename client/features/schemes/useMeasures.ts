/** What the data says of the scheme on screen: read once for the workspace, held against what is being written as it is written. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import type { SchemeMeasure, SchemeMeasures } from '#shared/api/reviews.ts';
import type { Scheme, SchemeIndicator } from '#shared/api/schemes.ts';
import { type BuyerRow, indicatorsTogether, rowsOf } from '#shared/scheme/by-buyer.ts';
import { measuresAgain, withBaseline } from '#shared/scheme/measured.ts';
import { keys, request } from '../../api.ts';
import { useMay } from '../../session.ts';
import { useSaver, useScheme } from './save/useScheme.ts';

export const MeasuredContext = createContext<SchemeMeasures | null>(null);
/** Null while it is read, and where the figures may not be. */
export const useMeasured = (): SchemeMeasures | null => useContext(MeasuredContext);

/** What the answer of the server depends on. */
const asksFor = ({ organisation, legal, period, indicators }: Scheme): string =>
  JSON.stringify([
    organisation.siren,
    legal.shared && legal.buyers.map(({ id, siren }) => `${id} ${siren}`),
    period.from,
    indicators.map(({ catalogueId, unit }) => [catalogueId, unit]),
  ]);

/** Once for the workspace. Asked again when what it depends on is saved: the server answers for the scheme it holds. */
export function useMeasuresOf(scheme: Scheme): SchemeMeasures | null {
  const saver = useSaver();
  const { data, refetch } = useQuery({
    queryKey: [...keys.scheme(scheme.id), 'measures'],
    queryFn: ({ signal }) => request<SchemeMeasures>(`/api/schemes/${encodeURIComponent(scheme.id)}/measures`, { signal }),
    enabled: useMay('figure:read'),
  });
  const asked = useRef({ about: asksFor(scheme), hadUnsaved: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a save changes what the server answers.
  useEffect(() => {
    const about = asksFor(scheme);
    const { about: before, hadUnsaved } = asked.current;
    asked.current = { about, hadUnsaved: saver.hasUnsaved };
    // What was still to send at the last save may be in this one.
    if (about !== before || hadUnsaved) void refetch();
  }, [scheme.revision]);
  const { indicators, period, buyerFigures } = scheme;
  return useMemo(() => (data ? measuresAgain({ indicators, period, buyerFigures }, data) : null), [data, indicators, period, buyerFigures]);
}

export const useMeasureOf = ({ id }: Pick<SchemeIndicator, 'id'>): SchemeMeasure | null =>
  useMeasured()?.items.find(({ indicatorId }) => indicatorId === id) ?? null;

/** The indicators as the document reads them: with what the data gives, then what the buyers make together, where nothing is typed. */
export function useReadIndicators(indicators: readonly SchemeIndicator[]): readonly SchemeIndicator[] {
  const measured = useMeasured();
  const { organisation, legal, buyerFigures } = useScheme();
  return useMemo(() => {
    const items = new Map((measured?.items ?? []).map((item) => [item.indicatorId, item]));
    const read = measured ? indicators.map((indicator) => withBaseline(indicator, items.get(indicator.id), measured.on)) : [...indicators];
    return indicatorsTogether({ organisation, legal, buyerFigures, indicators: read }, measured);
  }, [indicators, measured, organisation, legal, buyerFigures]);
}

/** What each buyer of a shared scheme has of each indicator, by its id; nothing for the scheme of one. */
export function useBuyerRows(indicators: readonly SchemeIndicator[]): ReadonlyMap<string, BuyerRow[]> {
  const measured = useMeasured();
  const { organisation, legal, buyerFigures } = useScheme();
  return useMemo(() => {
    const scheme = { organisation, legal, buyerFigures, indicators: [...indicators] };
    return new Map(indicators.map((indicator) => [indicator.id, rowsOf(scheme, indicator, measured)]));
  }, [indicators, measured, organisation, legal, buyerFigures]);
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FigureBuyer } from '#shared/api/indicators.ts';
import { SEGMENTS } from '#shared/decp/record.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { indicatorsQuery } from '../queries.ts';
import type { FigureSearch } from './search.ts';
import { buyerOptions, segmentName } from './words.ts';

export type FigureFiltersProps = {
  search: FigureSearch;
  /** What changes, as text; undefined takes a filter away. */
  onChange: (part: Partial<Record<keyof FigureSearch, string | undefined>>) => void;
  /** Years that can be chosen, newest first; absent: the screen has no year. */
  years?: readonly number[];
  /** The year shown when none is chosen; absent: all the years. */
  year?: number;
  buyers: readonly FigureBuyer[];
  /** More filters of the screen, after these. */
  children?: ReactNode;
};

/** Year, buyer, kind of purchase: the same on every screen of the figures, kept in the address. */
export function FigureFilters({ search, onChange, years, year, buyers, children }: FigureFiltersProps) {
  const chosen = search.annee ?? year;
  const offered = [...new Set([...(years ?? []), ...(chosen === undefined ? [] : [chosen])])].sort((left, right) => right - left);
  const segments = [...SEGMENTS, ...(search.segment && /^\d/.test(search.segment) ? [search.segment] : [])];
  const known = buyerOptions(buyers);
  const stranger = search.acheteur !== undefined && !buyers.some(({ siren }) => siren === search.acheteur);
  const options = stranger && search.acheteur !== undefined ? [...known, { value: search.acheteur, label: `SIREN\u00a0${search.acheteur}` }] : known;
  return (
    <div className="part-filters no-print">
      {years && (
        <Select
          label="Année"
          value={chosen === undefined ? null : String(chosen)}
          options={offered.map((one) => ({ value: String(one), label: String(one) }))}
          {...(year === undefined ? { emptyLabel: 'Toutes les années' } : {})}
          onChange={(annee) => onChange({ annee: annee ?? undefined })}
        />
      )}
      {options.length > 1 || stranger ? (
        <Select
          label="Acheteur"
          value={search.acheteur ?? null}
          emptyLabel="Tous les acheteurs ensemble"
          options={options}
          onChange={(acheteur) => onChange({ acheteur: acheteur ?? undefined })}
        />
      ) : null}
      <Select
        label="Sorte d’achat"
        value={search.segment ?? null}
        emptyLabel="Tous les achats"
        options={segments.map((one) => ({ value: one, label: segmentName(one) }))}
        onChange={(segment) => onChange({ segment: segment ?? undefined })}
      />
      {children}
      {years && (
        <Checkbox
          label="Compter aussi les concessions"
          isSelected={search.concessions === 'avec'}
          onChange={(isOn) => onChange({ concessions: isOn ? 'avec' : undefined })}
        />
      )}
    </div>
  );
}

/** Years and buyers that the data knows; empty until they are read. */
export function useKnown(): { years: readonly number[]; buyers: readonly FigureBuyer[] } {
  const { data } = useQuery(indicatorsQuery({}));
  return { years: data?.years ?? [], buyers: data?.buyers ?? [] };
}

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { FigureBuyer } from '#shared/api/indicators.ts';
import { SEGMENTS } from '#shared/decp/record.ts';
import { formatNumber } from '#shared/format.ts';
import { sirenDigits } from '#shared/siren.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { SIREN_FAULT, sirenOf } from '../imports/settings.ts';
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
  /** Beyond those, the others are found by their number. */
  buyersTotal: number;
  /** More filters of the screen, after these. */
  children?: ReactNode;
};

/** Year, buyer, kind of purchase: the same on every screen of the figures, kept in the address. */
export function FigureFilters({ search, onChange, years, year, buyers, buyersTotal, children }: FigureFiltersProps) {
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
      {buyersTotal > buyers.length && <OtherBuyer shown={buyers.length} total={buyersTotal} onChoose={(acheteur) => onChange({ acheteur })} />}
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

type OtherBuyerProps = { shown: number; total: number; onChoose: (siren: string) => void };

/** A national file has thousands of buyers: those that are not in the list are said, and found by their number. */
function OtherBuyer({ shown, total, onChoose }: OtherBuyerProps) {
  const [typed, setTyped] = useState('');
  const isWhole = sirenDigits(typed).length >= 9;
  const choose = (text: string): void => {
    setTyped(text);
    const siren = sirenOf(text);
    if (siren !== null) onChoose(siren);
  };
  return (
    <TextField
      label="SIREN d’un autre acheteur"
      help={`La liste montre les ${formatNumber(shown)} qui ont le plus de marchés, sur ${formatNumber(total)}.`}
      type="search"
      inputMode="numeric"
      maxLength={20}
      value={typed}
      onChange={choose}
      error={isWhole && sirenOf(typed) === null ? SIREN_FAULT : undefined}
    />
  );
}

type Known = { years: readonly number[]; buyers: readonly FigureBuyer[]; buyersTotal: number };

/** Years and buyers that the data knows; empty until they are read. */
export function useKnown(): Known {
  const { data } = useQuery(indicatorsQuery({}));
  return { years: data?.years ?? [], buyers: data?.buyers ?? [], buyersTotal: data?.buyersTotal ?? 0 };
}

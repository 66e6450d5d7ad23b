import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ComboBox as AriaComboBox, ListBox, ListBoxItem } from 'react-aria-components/ComboBox';
import type { Cpv } from '#shared/api/cpv.ts';
import { LIMITS } from '#shared/limits.ts';
import { cpvQuery } from '../queries.ts';
import { useDebounced } from '../useDebounced.ts';
import { ComboFrame } from './ComboFrame.tsx';
import type { FieldProps } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';
import './CpvPicker.css';

export type CpvPickerProps = FieldProps & {
  /** Eight digits, empty when unknown. */
  value: string;
  onChange: (code: string, cpv: Cpv | null) => void;
  /** The tree path under the field; not in a table. */
  hasPath?: boolean;
  /** Code of the whole purchase: what belongs to its division comes first, « chauffage » in works is not urban heating. */
  near?: string;
};

const PAUSE = 180;
/** Same order, those of the division first. Pure. */
export function nearFirst(items: readonly Cpv[], near: string): readonly Cpv[] {
  const division = near.slice(0, 2);
  if (division === '') return items;
  const rank = ({ code }: Cpv): number => (code.startsWith(division) ? 0 : 1);
  return items.toSorted((a, b) => rank(a) - rank(b));
}

const shown = (code: string, known: Cpv | undefined): string => (code === '' ? '' : known ? `${code} · ${known.label}` : code);

/** A code of the European nomenclature: words or digits, arrows, Enter; what is chosen shows its place in the tree. */
export function CpvPicker({ label, help, error, isRequired, hideLabel, value, onChange, hasPath = false, near = '' }: CpvPickerProps) {
  const known = useQuery({ ...cpvQuery(value), enabled: value !== '' }).data?.items.find(({ code }) => code === value);
  const client = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  const isReadOnly = useReadOnly();
  const asked = useDebounced(typed?.trim() ?? '', PAUSE);
  const found = useQuery({ ...cpvQuery(asked), enabled: asked !== '' });
  const items = asked === '' ? [] : nearFirst(found.data?.items ?? [], near);
  // Another version of the document, or an undo: what was typed no longer stands for it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is what takes the typed text away.
  useEffect(() => setTyped(null), [value]);

  const choose = (key: string | number | null): void => {
    if (key === null) return;
    const cpv = items.find(({ code }) => code === key) ?? null;
    setTyped(null);
    // Its label is known at once: a text that came a moment later would open the list again.
    if (cpv) client.setQueryData(cpvQuery(cpv.code).queryKey, { items: [cpv], total: 1 });
    onChange(String(key), cpv);
  };
  const type = (text: string): void => {
    if (text === shown(value, known)) return;
    setTyped(text);
    if (text === '') onChange('', null);
  };
  return (
    <div className="cpv">
      <AriaComboBox
        className="combo"
        items={items}
        inputValue={typed ?? shown(value, known)}
        selectedKey={value || null}
        onInputChange={type}
        onSelectionChange={choose}
        onBlur={() => setTyped(null)}
        defaultFilter={() => true}
        isInvalid={Boolean(error)}
        isRequired={isRequired ?? false}
        isReadOnly={isReadOnly}
        validationBehavior="aria"
        allowsEmptyCollection
        menuTrigger="input"
      >
        <ComboFrame
          label={label}
          help={help}
          error={error}
          hideLabel={hideLabel}
          placeholder="Mot ou code"
          maxLength={LIMITS.searchQuery}
          popoverClass="cpv__popover"
        >
          <ListBox<Cpv> className="listbox" renderEmptyState={() => <CpvEmpty asked={asked} isError={found.isError} isWaiting={found.isFetching} />}>
            {(cpv) => (
              <ListBoxItem id={cpv.code} textValue={`${cpv.code} · ${cpv.label}`} className="listbox__option">
                <span className="cpv__code">{cpv.code}</span> {cpv.label}
                {cpv.path.length > 0 && <span className="listbox__detail">{cpv.path.join(' › ')}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </ComboFrame>
      </AriaComboBox>
      {hasPath && known && known.path.length > 0 && <p className="cpv__path">{known.path.join(' › ')}</p>}
    </div>
  );
}

function CpvEmpty({ asked, isError, isWaiting }: { asked: string; isError: boolean; isWaiting: boolean }) {
  const says = isError
    ? 'La nomenclature ne répond pas. Réessayez dans un instant.'
    : asked === ''
      ? 'Écrivez un mot («\u00a0peinture\u00a0») ou le début d’un code («\u00a04544\u00a0»).'
      : isWaiting
        ? 'Recherche…'
        : 'Rien ne correspond. Essayez un mot plus court, ou plus général.';
  return <div className="listbox__empty">{says}</div>;
}

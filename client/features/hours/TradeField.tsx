import { useState } from 'react';
import type { HoursRequest, LabourShare } from '#shared/api/hours.ts';
import { formatRate } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { LABOUR_FAMILY_LABELS, optionsOf } from '../../labels.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { Field, useFieldIds } from '../../ui/Field.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { useReadOnly } from '../../ui/ReadOnly.tsx';

type Share = HoursRequest['labourShare'];
const OWN = 'own';

export type TradeFieldProps = { label: string; shares: readonly LabourShare[]; value: Share; onChange: (share: Share | null) => void; isShort?: boolean };

/** A line of the table of labour shares, or a share typed by hand; the source is always in sight. */
export function TradeField({ label, shares, value, onChange, isShort = false }: TradeFieldProps) {
  const ids = useFieldIds({ label });
  const isReadOnly = useReadOnly();
  const trade = shares.find(({ id }) => id === value) ?? null;
  // « Autre part » starts empty: a share is not invented.
  const [isOwn, setOwn] = useState(typeof value === 'number');
  const isTyped = typeof value === 'number' || (isOwn && value === undefined);
  const choose = (chosen: string): void => {
    setOwn(chosen === OWN);
    if (chosen === OWN) onChange(trade?.shareBasisPoints ?? null);
    else onChange(chosen === '' ? null : chosen);
  };
  return (
    <div className="trade">
      <div className="trade__fields">
        <Field label={label} ids={ids}>
          <select {...ids} className="input" disabled={isReadOnly} value={isTyped ? OWN : (trade?.id ?? '')} onChange={(event) => choose(event.target.value)}>
            <option value="">{isShort ? 'Comme le marché' : 'Choisir un métier…'}</option>
            {optionsOf(LABOUR_FAMILY_LABELS).map((family) => (
              <optgroup key={family.value} label={family.label}>
                {shares
                  .filter((share) => share.family === family.value)
                  .map((share) => (
                    <option key={share.id} value={share.id}>
                      {`${share.title} · ${formatRate(share.shareBasisPoints)}`}
                    </option>
                  ))}
              </optgroup>
            ))}
            <option value={OWN}>Autre part, saisie</option>
          </select>
        </Field>
        {(isTyped || trade) && (
          <NumberInput
            label="Main-d’œuvre"
            unit="%"
            min={0}
            max={100}
            scale={100}
            value={typeof value === 'number' ? value : (trade?.shareBasisPoints ?? null)}
            onChange={(share) => {
              if (share === trade?.shareBasisPoints) return;
              setOwn(true);
              onChange(share);
            }}
          />
        )}
      </div>
      {!isShort && <Origin trade={trade} value={value} />}
    </div>
  );
}

/** Where the share comes from, and what to do when nobody published it. */
function Origin({ trade, value }: { trade: LabourShare | null; value: Share }) {
  if (typeof value === 'number') return <p className="small trade__origin">{'Part saisie\u202f: à confirmer par le facilitateur.'}</p>;
  if (!trade) return null;
  const range =
    trade.lowBasisPoints === trade.highBasisPoints ? '' : ` De ${formatRate(trade.lowBasisPoints)} à ${formatRate(trade.highBasisPoints)} selon les marchés.`;
  return (
    <div className="trade__origin small">
      <ConfidenceMark value={trade.confidence} />
      <p>
        {trade.toConfirm
          ? `Usage sans source publiée\u202f: à confirmer par le facilitateur.${range}`
          : `${trade.sources.map(({ title }) => title).join('\u202f; ')}.${range}`}
      </p>
      {trade.caution && <p>{frenchTypography(trade.caution)}</p>}
    </div>
  );
}

import { useState } from 'react';
import type { LabourShare } from '#shared/api/hours.ts';
import { formatDay, formatRate } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { LABOUR_FAMILY_LABELS } from '../../labels.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { ShareDialog } from './ShareDialog.tsx';

const rangeOf = ({ lowBasisPoints: low, highBasisPoints: high }: LabourShare): string => (low === high ? '—' : `${formatRate(low)} à ${formatRate(high)}`);

const COLUMNS: Column<LabourShare>[] = [
  {
    id: 'title',
    header: 'Métier',
    isRowHeader: true,
    cell: ({ title, family }) => (
      <>
        {title}
        <span className="shares__family">{LABOUR_FAMILY_LABELS[family]}</span>
      </>
    ),
  },
  {
    id: 'share',
    header: 'Part',
    isNumeric: true,
    cell: ({ shareBasisPoints, own }) => (
      <>
        {formatRate(shareBasisPoints)}
        {own && <span className="shares__family">{`la vôtre\u202f; Clausier\u202f: ${formatRate(own.shippedBasisPoints)}`}</span>}
      </>
    ),
  },
  { id: 'range', header: 'Plage lue', isNumeric: true, cell: rangeOf },
  { id: 'confidence', header: 'Confiance', cell: ({ confidence }) => <ConfidenceMark value={confidence} /> },
  {
    id: 'source',
    header: 'Source',
    cell: ({ sources, toConfirm, caution, checkedOn }) => (
      <div className="shares__source small">
        {toConfirm || sources.length === 0 ? (
          <p>Usage à confirmer par le facilitateur</p>
        ) : (
          sources.map(({ title, url }) => (
            <p key={title}>
              {url ? (
                <a href={url} rel="noreferrer">
                  {frenchTypography(title)}
                </a>
              ) : (
                frenchTypography(title)
              )}
            </p>
          ))
        )}
        {caution && <p>{frenchTypography(caution)}</p>}
        <p className="soft">{`Contrôlé le ${formatDay(checkedOn)}`}</p>
      </div>
    ),
  },
];

/** The table of labour shares: marks to change, never binding. A changed line says whose figure it is, and from where. */
export function SharesTable({ shares }: { shares: readonly LabourShare[] }) {
  const mayChange = useMay('labour-share:update');
  const [changed, setChanged] = useState<LabourShare | null>(null);
  const change: Column<LabourShare> = {
    id: 'change',
    header: 'Modifier',
    cell: (share) => (
      <Button small aria-label={`Modifier la part\u202f: ${share.title}`} onPress={() => setChanged(share)}>
        Modifier
      </Button>
    ),
  };
  return (
    <>
      <DataTable
        caption={`${shares.length} métiers. Des repères à ajuster, jamais opposables.`}
        columns={mayChange ? [...COLUMNS, change] : COLUMNS}
        rows={shares}
        rowKey={({ id }) => id}
      />
      {changed && <ShareDialog share={changed} onClose={() => setChanged(null)} />}
    </>
  );
}

import type { KeyboardEvent, Ref } from 'react';
import type { LabourShare } from '#shared/api/hours.ts';
import type { TenderLot } from '#shared/api/tenders.ts';
import { formatMoney } from '#shared/format.ts';
import type { StepProps } from '../../workspace.ts';
import { LotRow } from './LotRow.tsx';
import '../../../../ui/DataTable.css';
import './lots.css';

export type LotActs = {
  onAdd: () => void;
  onMove: (lot: TenderLot, by: -1 | 1, column?: string) => void;
  onDuplicate: (lot: TenderLot) => void;
  onRemove: (lot: TenderLot) => void;
};
export type LotsTableProps = StepProps & LotActs & { ref: Ref<HTMLTableElement>; shares: readonly LabourShare[] };

const cellOf = (target: EventTarget): { input: HTMLInputElement; column: string; lotId: string } | null => {
  if (!(target instanceof HTMLInputElement)) return null;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const lotId = target.closest<HTMLElement>('[data-lot]')?.dataset['lot'];
  return column && lotId ? { input: target, column, lotId } : null;
};

/** The lots as a table to type in: on a phone, each line becomes a small sheet. */
export function LotsTable({ ref, workspace, shares, ...acts }: LotsTableProps) {
  const { tender } = workspace;
  const known = tender.lots.flatMap(({ amountCents }) => amountCents ?? []);

  /** Enter goes down a column and adds a line at the end; Alt and an arrow move the line. An open list keeps its keys. */
  const keys = (event: KeyboardEvent<HTMLTableElement>): void => {
    const cell = cellOf(event.target);
    const lot = tender.lots.find(({ id }) => id === cell?.lotId);
    if (!cell || !lot || cell.input.getAttribute('aria-expanded') === 'true') return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      acts.onMove(lot, event.key === 'ArrowUp' ? -1 : 1, cell.column);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const next = tender.lots[lot.number];
      if (next) event.currentTarget.querySelector<HTMLElement>(`[data-lot="${next.id}"] [data-column="${cell.column}"] input`)?.focus();
      else acts.onAdd();
    }
  };
  return (
    <table ref={ref} className="table table--stack lots-table" role="table" onKeyDownCapture={keys}>
      <caption className="visually-hidden">Lots de la consultation</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            N°
          </th>
          <th scope="col" role="columnheader">
            Intitulé et code CPV
          </th>
          <th scope="col" role="columnheader" className="table__end">
            Montant (€&nbsp;HT)
          </th>
          <th scope="col" role="columnheader" className="table__end">
            Durée (mois)
          </th>
          <th scope="col" role="columnheader" className="table__end">
            Main-d’œuvre (%)
          </th>
          <th scope="col" role="columnheader">
            Actions
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tender.lots.map((lot) => (
          <LotRow key={lot.id} workspace={workspace} lot={lot} shares={shares} {...acts} />
        ))}
      </tbody>
      {tender.lots.length > 1 && (
        <tfoot role="rowgroup">
          <tr role="row" className="lots-table__total">
            <th scope="row" role="rowheader" colSpan={2}>
              {known.length === tender.lots.length ? 'Somme des lots' : known.length === 1 ? 'Seul montant connu' : `Somme des ${known.length} montants connus`}
            </th>
            <td role="cell" className="table__end">
              {formatMoney(known.reduce((sum, cents) => sum + cents, 0))}
            </td>
            <td role="cell" colSpan={3} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

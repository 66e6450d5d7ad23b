import type { ReactNode } from 'react';
import './DataTable.css';

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode /** Figures are set at the end of the cell. */;
  isNumeric?: boolean /** Names the row. */;
  isRowHeader?: boolean;
  /** Sentences: on a narrow screen, a line of their own. */
  isLong?: boolean;
};

const cellClass = ({ isNumeric, isLong }: Pick<Column<never>, 'isNumeric' | 'isLong'>): string | undefined =>
  [isNumeric && 'table__end', isLong && 'table__long'].filter(Boolean).join(' ') || undefined;

export type DataTableProps<Row> = {
  caption: ReactNode;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** A semantic table; on a phone each row becomes a small sheet. Roles are written because `display: block` would drop them. */
export function DataTable<Row>({ caption, hideCaption = false, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <table className="table table--stack" role="table">
      <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} scope="col" role="columnheader" className={cellClass(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => {
              const className = cellClass(column);
              return column.isRowHeader ? (
                <th key={column.id} scope="row" role="rowheader" className={className}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} role="cell" data-label={column.header} className={className}>
                  {column.cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

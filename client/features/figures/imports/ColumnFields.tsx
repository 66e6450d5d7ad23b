import type { FieldFault } from '#shared/errors.ts';
import { saysTaxIncluded } from '#shared/purchases/columns.ts';
import type { CsvHead } from '#shared/purchases/csv-head.ts';
import { Select } from '../../../ui/Select.tsx';
import { type ChosenColumns, COLUMN_FIELDS, type TableKind } from './columns.ts';
import { tableWords } from './read-head.ts';

const EXAMPLES = 3;

type ColumnFieldsProps = {
  kind: TableKind;
  table: CsvHead;
  chosen: ChosenColumns;
  faults: readonly FieldFault[];
  onChange: (chosen: ChosenColumns) => void;
};

/** Which column holds what, beside the first rows of the file. */
export function ColumnFields({ kind, table, chosen, faults, onChange }: ColumnFieldsProps) {
  const options = table.header.map((name) => ({ value: name, label: name }));
  return (
    <fieldset className="figures-group">
      <legend className="field__label">Colonnes du fichier</legend>
      <p className="soft small">{`${tableWords(table)} Vérifiez ce qui est proposé.`}</p>
      <Examples table={table} />
      <div className="figures-columns">
        {COLUMN_FIELDS[kind].map(({ id, label, help, isRequired }) => (
          <Select
            key={id}
            id={`column-${id}`}
            label={label}
            help={help}
            isRequired={isRequired ?? false}
            value={chosen[id] ?? null}
            onChange={(name) => onChange({ ...chosen, [id]: name })}
            emptyLabel={isRequired ? 'Choisir…' : 'Pas dans le fichier'}
            options={options}
            error={faults.find(({ path }) => path === `column-${id}`)?.message}
          />
        ))}
      </div>
      {kind === 'purchases' && saysTaxIncluded(chosen['amount'] ?? '') && (
        <p className="figures-caution">
          <span aria-hidden="true">◆</span> Cette colonne dit des montants toutes taxes comprises. Le seuil se compte hors taxes&#x202f;: prenez la colonne hors
          taxes, si le fichier l’a.
        </p>
      )}
    </fieldset>
  );
}

function Examples({ table: { header, rows } }: { table: CsvHead }) {
  return (
    <div className="table-frame" role="region" aria-label="Premières lignes du fichier" tabIndex={0}>
      <table className="figures-examples">
        <caption className="visually-hidden">Premières lignes du fichier</caption>
        <thead>
          <tr>
            {header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, EXAMPLES).map((row, index) => (
            <tr key={index}>
              {header.map((name, place) => (
                <td key={name}>{row[place] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

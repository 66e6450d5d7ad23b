import { Link } from '@tanstack/react-router';
import type { Measure } from '#shared/api/indicators.ts';
import { frenchTypography } from '#shared/typography.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { FigureSearch } from '../parts/search.ts';
import { remedyOf, sourceWords, valueWords } from '../parts/words.ts';
import { Covered } from './Summary.tsx';

export type IndicatorTableProps = { title: string; measures: readonly Measure[]; search: FigureSearch; onType: ((measure: Measure) => void) | null };

/** Indicators of one group: what each is worth, on what, from where; an unknown one says what fills it. */
export function IndicatorTable({ title, measures, search, onType }: IndicatorTableProps) {
  const columns: Column<Measure>[] = [
    {
      id: 'title',
      header: 'Indicateur',
      isRowHeader: true,
      cell: ({ indicator, number, title: name }) => (
        <>
          <span className="soft small">{`${number}.\u00a0`}</span>
          <Link to="/chiffres/indicateurs/$indicatorId" params={{ indicatorId: indicator }} search={search}>
            {name}
          </Link>
        </>
      ),
    },
    { id: 'value', header: 'Valeur', isNumeric: true, cell: (measure) => <Value measure={measure} /> },
    {
      id: 'basis',
      header: 'Sur quoi',
      cell: (measure) => (
        <span className="stacked">
          <span>{frenchTypography(measure.detail)}</span>
          <Covered measure={measure} />
        </span>
      ),
    },
    { id: 'source', header: 'Source', cell: (measure) => <Source measure={measure} onType={onType} /> },
  ];
  return <DataTable caption={title} hideCaption columns={columns} rows={measures} rowKey={({ indicator }) => indicator} />;
}

export function Value({ measure }: { measure: Measure }) {
  if (measure.value === null) return <span className="soft">inconnu</span>;
  return (
    <span className="stacked">
      <strong>{valueWords(measure)}</strong>
      {measure.state === 'typed' && <Tag tone="blue">saisi</Tag>}
    </span>
  );
}

function Source({ measure, onType }: { measure: Measure; onType: IndicatorTableProps['onType'] }) {
  if (measure.value !== null) return <span className="small">{sourceWords(measure)}</span>;
  return <Remedy measure={measure} onType={onType} />;
}

/** What fills an unknown figure; who may only read is told what it waits for. */
export function Remedy({ measure, onType }: { measure: Measure; onType: IndicatorTableProps['onType'] }) {
  const mayImport = useMay('figure:import');
  const { text, to } = remedyOf(measure);
  const isDoor = to === '/reseau' || (to !== null && mayImport);
  return (
    <span className="stacked small">
      {isDoor && to !== null ? <Link to={to}>{text}</Link> : to !== null && <span className="soft">{text}</span>}
      {onType ? (
        <Button small onPress={() => onType(measure)} aria-label={`Saisir une valeur\u202f: ${measure.title}`}>
          Saisir une valeur
        </Button>
      ) : (
        to === null && <span className="soft">{text}</span>
      )}
    </span>
  );
}

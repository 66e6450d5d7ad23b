import { lazy, Suspense } from 'react';
import type { Measure } from '#shared/api/indicators.ts';
import { UNIT_LABELS } from '#shared/indicators/measure.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { sourceWords } from '../parts/words.ts';
import { Value } from './IndicatorTable.tsx';
import { Covered } from './Summary.tsx';

const YearsChart = lazy(async () => ({ default: (await import('./YearsChart.tsx')).YearsChart }));

export type YearsProps = { measures: readonly Measure[]; onType: ((measure: Measure) => void) | null };

/** Every year that is known, as a line and as a table. */
export function Years({ measures, onType }: YearsProps) {
  const inOrder = [...measures].sort((left, right) => left.year - right.year);
  const [first] = inOrder;
  if (!first) return null;
  const known = inOrder.filter(({ value }) => value !== null).length;
  const columns: Column<Measure>[] = [
    { id: 'year', header: 'Année', isRowHeader: true, cell: ({ year }) => year },
    { id: 'value', header: `Valeur (${UNIT_LABELS[first.unit]})`, isNumeric: true, cell: (measure) => <Value measure={measure} /> },
    {
      id: 'basis',
      header: 'Sur quoi',
      cell: (measure) => (
        <span className="stacked small">
          <span>{frenchTypography(measure.detail)}</span>
          <Covered measure={measure} />
        </span>
      ),
    },
    { id: 'source', header: 'Source', cell: (measure) => <span className="small">{measure.value === null ? 'Aucune' : sourceWords(measure)}</span> },
    ...(onType ? [typeColumn(onType)] : []),
  ];
  return (
    <section className="stack" aria-labelledby="years">
      <h2 id="years">Année par année</h2>
      {known > 1 ? (
        <Suspense fallback={<Loading what="Tracé de la courbe…" />}>
          <YearsChart measures={inOrder} />
        </Suspense>
      ) : (
        <p className="soft small">La courbe se trace dès que deux années sont connues.</p>
      )}
      <DataTable caption={`${first.title}, année par année`} hideCaption columns={columns} rows={[...inOrder].reverse()} rowKey={({ year }) => String(year)} />
    </section>
  );
}

const typeColumn = (onType: (measure: Measure) => void): Column<Measure> => ({
  id: 'actions',
  header: 'Actions',
  cell: (measure) => (
    <Button small onPress={() => onType(measure)} aria-label={`${measure.state === 'typed' ? 'Modifier' : 'Saisir'} la valeur de ${measure.year}`}>
      {measure.state === 'typed' ? 'Modifier' : 'Saisir'}
    </Button>
  ),
});

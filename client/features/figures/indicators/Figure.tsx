import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Measure } from '#shared/api/indicators.ts';
import { formatMeasure } from '#shared/indicators/measure.ts';
import { frenchTypography } from '#shared/typography.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import type { ContractPart, FigureSearch } from '../parts/search.ts';
import { asideWords, counted, coverageWords, fractionWords, sourceWords, valueWords } from '../parts/words.ts';
import { measurePath, refreshFigures } from '../queries.ts';
import { Remedy } from './IndicatorTable.tsx';
import { bodyOf, fieldsOf } from './typed.ts';

export type FigureProps = { measure: Measure; search: FigureSearch; onType: ((measure: Measure) => void) | null };

/** The value of the year, in large, with all it rests on. */
export function Figure({ measure, search, onType }: FigureProps) {
  const { year, value, computedValue, state, unit, aside, note } = measure;
  const fraction = fractionWords(measure);
  const coverage = coverageWords(measure);
  return (
    <section className="figure" aria-labelledby="figure">
      <h2 id="figure">{`En ${year}`}</h2>
      <p className={`figure__value${value === null ? ' figure__value--unknown' : ''}`}>{valueWords(measure)}</p>
      <ul className="figure__facts">
        {measure.detail && <li>{frenchTypography(measure.detail)}</li>}
        {fraction && <li>{frenchTypography(fraction)}</li>}
        {coverage && <li>{coverage}</li>}
        {value !== null && <li>{`Source\u202f: ${sourceWords(measure)}`}</li>}
        {note && <li className="figure__note">{`Note\u202f: ${note}`}</li>}
        {state === 'typed' && (
          <li>{computedValue === null ? 'Les données ne donnent pas de valeur.' : `Valeur calculée\u202f: ${formatMeasure(unit, computedValue)}`}</li>
        )}
        {aside.map((one) => (
          <li key={one.reason}>{asideWords(one)}</li>
        ))}
      </ul>
      {measure.opens && <Doors measure={measure} search={search} />}
      {value === null ? <Remedy measure={measure} onType={onType} /> : onType && <Gestures measure={measure} buyer={search.acheteur} onType={onType} />}
      {measure.split.length > 0 && <Split measure={measure} />}
    </section>
  );
}

/** Counts that are said to be contracts; null where the part is money or holders: nothing is guessed. */
const countOf = (measure: Measure, part: ContractPart): number | null => {
  if (part === 'numerator') return measure.numerator?.unit === 'count' && measure.coverage?.unit === 'contracts' ? measure.numerator.value : null;
  if (part === 'denominator') return measure.denominator?.unit === 'count' && measure.coverage?.unit === 'contracts' ? measure.denominator.value : null;
  if (part === 'unknown') return measure.coverage?.unit === 'contracts' ? measure.coverage.total - measure.coverage.known : null;
  return measure.aside.reduce((sum, { count }) => sum + count, 0);
};

const PARTS: readonly { part: ContractPart; one: string; many: string; all: string }[] = [
  { part: 'numerator', one: 'marché de la partie', many: 'marchés de la partie', all: 'les marchés de la partie' },
  { part: 'denominator', one: 'marché du tout', many: 'marchés du tout', all: 'les marchés du tout' },
  { part: 'unknown', one: 'marché inconnu', many: 'marchés inconnus', all: 'les marchés inconnus' },
  { part: 'aside', one: 'marché mis à l’écart', many: 'marchés mis à l’écart', all: 'les marchés mis à l’écart' },
];

/** From the figure to the contracts it was counted on. */
function Doors({ measure, search }: { measure: Measure; search: FigureSearch }) {
  const doors = PARTS.flatMap(({ part, one, many, all }) => {
    const count = countOf(measure, part);
    return count === 0 ? [] : [{ part, words: count === null ? all : count === 1 ? `le ${one}` : `les ${counted(count, one, many)}` }];
  });
  return (
    <ul className="figure__doors" aria-label="Marchés de ce chiffre">
      {doors.map(({ part, words }) => (
        <li key={part}>
          <Link to="/chiffres/marches" search={{ ...search, indicateur: measure.indicator, partie: part }}>{`Voir ${words}`}</Link>
        </li>
      ))}
    </ul>
  );
}

/** Changing the value, or taking it away: the computed one is there again, and taking away can be undone. */
function Gestures({ measure, buyer, onType }: { measure: Measure; buyer: string | undefined; onType: (measure: Measure) => void }) {
  const client = useQueryClient();
  const path = measurePath(measure.indicator, measure.year, buyer);
  const restore = async (): Promise<void> => {
    try {
      await request(path, { method: 'PUT', body: bodyOf(fieldsOf(measure)) });
      await refreshFigures(client);
    } catch (error) {
      toastProblem(error);
    }
  };
  const remove = useMutation({
    mutationFn: () => request<unknown>(path, { method: 'DELETE' }),
    onSuccess: async () => {
      toast('La valeur saisie est retirée.', () => void restore());
      await refreshFigures(client);
    },
    onError: toastProblem,
  });
  return (
    <div className="row">
      <Button onPress={() => onType(measure)}>{measure.state === 'typed' ? 'Modifier la valeur saisie' : 'Saisir une autre valeur'}</Button>
      {measure.state === 'typed' && (
        <Button variant="quiet" onPress={() => !remove.isPending && remove.mutate()} isBusy={remove.isPending} isLeaving>
          Retirer la valeur saisie
        </Button>
      )}
    </div>
  );
}

type SplitLine = Measure['split'][number];

function Split({ measure }: { measure: Measure }) {
  const columns: Column<SplitLine>[] = [
    { id: 'label', header: 'Part', isRowHeader: true, cell: ({ label }) => frenchTypography(label) },
    { id: 'value', header: 'Valeur', isNumeric: true, cell: ({ value }) => valueWords({ unit: measure.unit, value }) },
    {
      id: 'basis',
      header: 'Sur quoi',
      isNumeric: true,
      cell: ({ numerator, denominator }) => (denominator === null ? counted(numerator, 'marché') : `${numerator} sur ${counted(denominator, 'marché')}`),
    },
  ];
  return <DataTable caption="Répartition" columns={columns} rows={measure.split} rowKey={({ label }) => label} />;
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Measure } from '#shared/api/indicators.ts';
import { counted, formatNumber } from '#shared/format.ts';
import { formatMeasure } from '#shared/indicators/measure.ts';
import { frenchTypography } from '#shared/typography.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import type { ContractPart, FigureSearch } from '../parts/search.ts';
import { asideWords, partWords, sourceWords, unknownCount, valueWords } from '../parts/words.ts';
import { measurePath, refreshFigures } from '../queries.ts';
import { Remedy } from './IndicatorTable.tsx';
import { bodyOf, fieldsOf } from './typed.ts';

export type FigureProps = { measure: Measure; search: FigureSearch; onType: ((measure: Measure) => void) | null };

/** The value of the year, in large, with all it rests on and the way to the contracts behind it. */
export function Figure({ measure, search, onType }: FigureProps) {
  const { year, value, computedValue, state, unit, note } = measure;
  return (
    <section className="figure" aria-labelledby="figure">
      <h2 id="figure">{`En ${year}`}</h2>
      <p className={`figure__value${value === null ? ' figure__value--unknown' : ''}`}>{valueWords(measure)}</p>
      <ul className="figure__facts">
        {measure.detail && <li>{frenchTypography(measure.detail)}</li>}
        {state === 'typed' && (
          <li>{computedValue === null ? 'Les données ne donnent pas de valeur.' : `Valeur calculée\u202f: ${formatMeasure(unit, computedValue)}`}</li>
        )}
        {value !== null && <li>{`Source\u202f: ${sourceWords(measure)}`}</li>}
        {note && <li className="figure__note">{`Note\u202f: ${note}`}</li>}
      </ul>
      <Basis measure={measure} search={search} />
      {value === null ? <Remedy measure={measure} onType={onType} /> : onType && <Gestures measure={measure} buyer={search.acheteur} onType={onType} />}
      {measure.split.length > 0 && <Split measure={measure} />}
    </section>
  );
}

type Line = { part: ContractPart; words: string; door: string };

const these = (count: number | null): string =>
  count === null ? 'Voir ces marchés' : count === 1 ? 'Voir ce marché' : `Voir ces ${formatNumber(count)} marchés`;

/** The parts of the figure, then what is in neither; a part in money does not say how many contracts it holds. */
function linesOf(measure: Measure): Line[] {
  const { numerator, denominator, aside, unit } = measure;
  const lines: Line[] = [];
  const countOf = (part: NonNullable<Measure['numerator']>): number | null => (part.unit === 'count' ? part.value : null);
  if (numerator) lines.push({ part: 'numerator', words: partWords(numerator), door: unit === 'average' ? '' : these(countOf(numerator)) });
  if (denominator) lines.push({ part: 'denominator', words: partWords(denominator), door: these(countOf(denominator)) });
  const unknown = unknownCount(measure);
  if (unknown > 0) lines.push({ part: 'unknown', words: `Inconnus, hors du calcul\u202f: ${formatNumber(unknown)}`, door: these(unknown) });
  const count = aside.reduce((sum, one) => sum + one.count, 0);
  if (count > 0) lines.push({ part: 'aside', words: `Mis à l’écart\u202f: ${aside.map(asideWords).join('\u202f; ')}`, door: these(count) });
  return lines;
}

const isEmpty = ({ numerator }: Measure, part: ContractPart): boolean => part === 'numerator' && numerator?.value === 0;

/** What was counted, each part leading to its contracts. */
function Basis({ measure, search }: { measure: Measure; search: FigureSearch }) {
  const lines = linesOf(measure);
  if (lines.length === 0) return null;
  return (
    <ul className="figure__basis" aria-label="Ce qui est compté">
      {lines.map(({ part, words, door }) => (
        <li key={part}>
          <span>{words}</span>
          {measure.opens && door && !isEmpty(measure, part) && (
            <Link to="/chiffres/marches" search={{ ...search, indicateur: measure.indicator, partie: part }} aria-label={`${door}\u202f: ${words}`}>
              {door}
            </Link>
          )}
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

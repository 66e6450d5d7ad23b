import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import type { SchemeMeasures } from '#shared/api/reviews.ts';
import type { SchemeFigure } from '#shared/api/schemes.ts';
import { formatKnown } from '#shared/indicators/measure.ts';
import { LIMITS } from '#shared/limits.ts';
import { isSameLabel, withFigures } from '#shared/scheme/measured.ts';
import { USUAL_FIGURES, type UsualFigure } from '#shared/scheme/usual-figures.ts';
import { optionsOf, UNIT_LABELS } from '../../../labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { newId } from '../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { KnownFigure } from '../parts/KnownFigure.tsx';
import { MeasureInput } from '../parts/MeasureInput.tsx';
import { YearInput } from '../parts/YearInput.tsx';
import { useSection } from '../save/useScheme.ts';
import { useMeasured } from '../useMeasures.ts';
import { StillComputed } from './StillComputed.tsx';

type NewFigure = Pick<SchemeFigure, 'label' | 'unit' | 'source'>;

/** The figures of the scheme, then those that the data gives by itself. */
export function Figures() {
  const [figures, edit] = useSection('figures');
  const computed = useMeasured()?.figures ?? [];
  const [added, setAdded] = useState<RowFocus | null>(null);
  const isFull = figures.length >= LIMITS.rows;
  const add = ({ label, unit, source }: NewFigure): void => {
    const id = newId();
    edit((current) => [...current, { id, label, unit, source, value: null, year: null }]);
    setAdded({ id });
  };
  const isHeld = (label: string): boolean => figures.some((figure) => isSameLabel(figure.label, label));
  const suggestions = USUAL_FIGURES.filter(({ label }) => !isHeld(label) && !computed.some((one) => one.label === label));
  return (
    <Section
      title="Chiffres"
      anchor="figures"
      lead="Chaque chiffre porte son année et sa source."
      actions={<Additions isFull={isFull} suggestions={suggestions} onAdd={add} />}
    >
      <RowList
        rows={figures}
        edit={edit}
        nameOf={(figure, index) => figure.label || `Chiffre ${index + 1}`}
        detailOf={(figure) => <Detail figure={figure} />}
        removedText="Chiffre retiré."
        isCollapsible
        focus={added}
      >
        {(figure, set) => <FigureFields figure={figure} set={set} />}
      </RowList>
      <StillComputed isHeld={isHeld} isFull={isFull} onWrite={({ label, unit }) => add({ label, unit, source: '' })} />
    </Section>
  );
}

function Additions({ isFull, suggestions, onAdd }: { isFull: boolean; suggestions: readonly UsualFigure[]; onAdd: (figure: NewFigure) => void }) {
  return (
    <>
      <Button isDisabled={isFull} onPress={() => onAdd({ label: '', unit: 'count', source: '' })}>
        Ajouter un chiffre
      </Button>
      {suggestions.length > 0 && !isFull && (
        <Menu
          label={
            <>
              Chiffres habituels <span aria-hidden="true">▾</span>
            </>
          }
          name="Chiffres habituels"
          actions={suggestions.map((item) => ({ id: item.label, label: item.label, detail: item.source, onAction: () => onAdd(item) }))}
        />
      )}
    </>
  );
}

/** As the document says it: filled by the data where nothing is typed. */
function Detail({ figure: written }: { figure: SchemeFigure }) {
  const computed = useMeasured()?.figures ?? [];
  const [figure = written] = withFigures([written], computed);
  return (
    <>
      {formatKnown(figure.unit, figure.value)}
      {figure.year && <span>{figure.year}</span>}
      {figure.source && <span>{figure.source}</span>}
      {figure !== written && <Tag tone="green">Donnée importée</Tag>}
    </>
  );
}

type FieldsProps = { figure: SchemeFigure; set: (part: Partial<SchemeFigure>) => void };

function FigureFields({ figure, set }: FieldsProps) {
  // Another unit counts in another base: the value is asked again rather than silently rescaled.
  const chooseUnit = (unit: IndicatorUnit | null): void => {
    if (unit && unit !== figure.unit) set({ unit, value: null });
  };
  const found = useComputed(figure);
  return (
    <>
      {found && <Computed figure={figure} set={set} found={found} />}
      <TextField label="Ce qui est mesuré" maxLength={LIMITS.shortText} value={figure.label} onChange={(label) => set({ label })} />
      <Fields>
        <Select label="Unité" value={figure.unit} onChange={chooseUnit} options={optionsOf(UNIT_LABELS)} />
        <MeasureInput
          key={figure.unit}
          label="Valeur"
          unit={figure.unit}
          value={figure.value}
          onChange={(value) => set({ value })}
          {...(found ? { placeholder: 'données' } : {})}
        />
        <YearInput label="Année" value={figure.year} onChange={(year) => set({ year })} />
      </Fields>
      <TextField label="Source" maxLength={LIMITS.shortText} value={figure.source} onChange={(source) => set({ source })} />
    </>
  );
}

type Found = SchemeMeasures['figures'][number];

/** What the data gives for this line; in another unit, nothing. */
const useComputed = (figure: SchemeFigure): Found | undefined =>
  useMeasured()?.figures.find(({ label, unit }) => isSameLabel(label, figure.label) && unit === figure.unit);

/** Taken while nothing is typed, given back by emptying the value. */
function Computed({ figure, set, found }: FieldsProps & { found: Found }) {
  const { value, year, source } = figure;
  const giveBack = (): void => {
    set({ value: null, year: null, source: '' });
    toast('Le chiffre est celui des données.', () => set({ value, year, source }));
  };
  return (
    <KnownFigure label="Valeur des données" unit={figure.unit} value={found.value} year={found.year} detail={found.source}>
      <Link to="/chiffres">Voir les chiffres</Link>
      {value === null ? (
        <Tag tone="green">Prise tant que la valeur reste vide</Tag>
      ) : (
        <Button small onPress={giveBack}>
          Revenir à la valeur des données
        </Button>
      )}
    </KnownFigure>
  );
}

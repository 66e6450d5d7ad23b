import { useState } from 'react';
import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import type { SchemeFigure } from '#shared/api/schemes.ts';
import { formatKnown } from '#shared/indicators/measure.ts';
import { LIMITS } from '#shared/limits.ts';
import { optionsOf, UNIT_LABELS } from '../../../labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { GuidedText } from '../parts/GuidedText.tsx';
import { newId } from '../../../workspace/ids.ts';
import { MeasureInput } from '../parts/MeasureInput.tsx';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { YearInput } from '../parts/YearInput.tsx';
import { useSection } from '../save/useScheme.ts';
import { StepHeader } from './StepHeader.tsx';

/** Figures most schemes open with, and where they are usually found. */
const USUAL: readonly Pick<SchemeFigure, 'label' | 'unit' | 'source'>[] = [
  { label: 'Achats annuels hors taxes', unit: 'money', source: 'Comptabilité, exercice clos' },
  { label: 'Marchés notifiés dans l’année', unit: 'count', source: 'Données essentielles (DECP)' },
  { label: 'Marchés avec une considération sociale', unit: 'rate', source: 'Données essentielles (DECP), en nombre' },
  { label: 'Marchés avec une considération environnementale', unit: 'rate', source: 'Données essentielles (DECP), en nombre' },
  { label: 'Heures d’insertion réalisées', unit: 'hours', source: 'Bilan du facilitateur' },
  { label: 'Personnes embauchées grâce aux clauses', unit: 'count', source: 'Bilan du facilitateur' },
  { label: 'Marchés réservés passés dans l’année', unit: 'count', source: 'Suivi des marchés' },
  { label: 'Achats auprès d’entreprises solidaires (ESUS)', unit: 'rate', source: 'Comptabilité croisée avec la liste des ESUS' },
  { label: 'Achats auprès d’entreprises employant des publics défavorisés', unit: 'rate', source: 'Comptabilité croisée avec les structures connues' },
  { label: 'Marchés attribués à des petites et moyennes entreprises', unit: 'rate', source: 'Données essentielles (DECP) et Sirene' },
  { label: 'Délai global de paiement', unit: 'days', source: 'Comptabilité' },
];

export function SituationStep() {
  return (
    <>
      <StepHeader title="État des lieux" lead="D’où part l’organisation. Un chiffre inconnu reste inconnu&#x202f;: le document le dira." />
      <Figures />
      <GuidedText chapter="method" title="Méthode" />
      <GuidedText chapter="strengths" title="Forces" hasGuide={false} help="Ce sur quoi le schéma peut s’appuyer." />
      <GuidedText chapter="weaknesses" title="Faiblesses" hasGuide={false} help="Ce qui manque, ce qui freine." />
    </>
  );
}

function Figures() {
  const [figures, edit] = useSection('figures');
  const [added, setAdded] = useState<RowFocus | null>(null);
  const isFull = figures.length >= LIMITS.rows;
  const add = (part: Pick<SchemeFigure, 'label' | 'unit' | 'source'>): void => {
    const id = newId();
    edit((current) => [...current, { id, ...part, value: null, year: null }]);
    setAdded({ id });
  };
  const held = new Set(figures.map(({ label }) => label));
  const suggestions = USUAL.filter(({ label }) => !held.has(label));
  return (
    <Section
      title="Chiffres"
      anchor="figures"
      lead="Chaque chiffre porte son année et sa source."
      actions={
        <>
          <Button isDisabled={isFull} onPress={() => add({ label: '', unit: 'count', source: '' })}>
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
              actions={suggestions.map((item) => ({ id: item.label, label: item.label, detail: item.source, onAction: () => add(item) }))}
            />
          )}
        </>
      }
    >
      <RowList
        rows={figures}
        edit={edit}
        nameOf={(figure, index) => figure.label || `Chiffre ${index + 1}`}
        detailOf={(figure) => (
          <>
            {formatKnown(figure.unit, figure.value)}
            {figure.year && <span>{figure.year}</span>}
            {figure.source && <span>{figure.source}</span>}
          </>
        )}
        removedText="Chiffre retiré."
        isCollapsible
        focus={added}
      >
        {(figure, set) => <FigureFields figure={figure} set={set} />}
      </RowList>
    </Section>
  );
}

function FigureFields({ figure, set }: { figure: SchemeFigure; set: (part: Partial<SchemeFigure>) => void }) {
  // Another unit counts in another base: the value is asked again rather than silently rescaled.
  const chooseUnit = (unit: IndicatorUnit | null): void => {
    if (unit && unit !== figure.unit) set({ unit, value: null });
  };
  return (
    <>
      <TextField label="Ce qui est mesuré" maxLength={LIMITS.shortText} value={figure.label} onChange={(label) => set({ label })} />
      <Fields>
        <Select label="Unité" value={figure.unit} onChange={chooseUnit} options={optionsOf(UNIT_LABELS)} />
        <MeasureInput key={figure.unit} label="Valeur" unit={figure.unit} value={figure.value} onChange={(value) => set({ value })} />
        <YearInput label="Année" value={figure.year} onChange={(year) => set({ year })} />
      </Fields>
      <TextField label="Source" maxLength={LIMITS.shortText} value={figure.source} onChange={(source) => set({ source })} />
    </>
  );
}

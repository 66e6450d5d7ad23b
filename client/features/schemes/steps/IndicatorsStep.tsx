import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatKnown, formatMeasure } from '#shared/indicators/measure.ts';
import { LIMITS } from '#shared/limits.ts';
import { baselineTogether, togetherText } from '#shared/scheme/by-buyer.ts';
import { indicatorFrom } from '#shared/scheme/start.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { finalTarget } from '#shared/indicators/target.ts';
import { newId } from '../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { useSection } from '../save/useScheme.ts';
import { useBuyerRows, useReadIndicators } from '../useMeasures.ts';
import { BuyerFigures } from './BuyerFigures.tsx';
import { IndicatorCatalogue } from './IndicatorCatalogue.tsx';
import { IndicatorFindings } from './IndicatorFindings.tsx';
import { IndicatorEditor } from './IndicatorEditor.tsx';
import { IndicatorTable } from './IndicatorTable.tsx';
import { LegalMarks } from './LegalMarks.tsx';
import { StepHeader } from './StepHeader.tsx';
import { usePeriodYears } from './usePeriodYears.ts';

const emptyIndicator = (id: string, years: readonly number[]): SchemeIndicator => ({
  id,
  catalogueId: null,
  axisId: null,
  title: '',
  definition: '',
  formula: '',
  unit: 'rate',
  better: 'higher',
  source: 'manual',
  frequency: 'Chaque année',
  legal: [],
  measuredIn: 'number',
  baseline: null,
  baselineYear: null,
  baselineSource: '',
  targets: years.map((year) => ({ year, value: null })),
  origin: '',
});

export function IndicatorsStep() {
  const [indicators, edit] = useSection('indicators');
  const read = useReadIndicators(indicators);
  const years = usePeriodYears();
  const [isPicking, setPicking] = useState(false);
  const [added, setAdded] = useState<RowFocus | null>(null);
  const isFull = indicators.length >= LIMITS.indicators;
  const addFree = (): void => {
    const id = newId();
    edit((current) => [...current, emptyIndicator(id, years)]);
    setAdded({ id });
  };
  return (
    <>
      <StepHeader
        title="Indicateurs et cibles"
        lead="Ce qui sera mesuré, d’où l’on part, où l’on veut aller. La loi demande des indicateurs en nombre de contrats ou en valeur, et une cible par catégorie."
      />
      <IndicatorFindings onOpen={(id) => setAdded({ id })} />
      {indicators.length > 0 && <IndicatorTable indicators={read} onOpen={(id) => setAdded({ id })} />}
      <BuyerFigures />
      <Section
        title="Fiches"
        anchor="liste"
        actions={
          <>
            <Button isDisabled={isFull} onPress={() => setPicking(true)}>
              Ajouter depuis le catalogue
            </Button>
            <Button variant="quiet" isDisabled={isFull} onPress={addFree}>
              Ajouter un indicateur libre
            </Button>
          </>
        }
      >
        {indicators.length === 0 && (
          <EmptyState title="Aucun indicateur pour l’instant">
            <p>Commencez par les deux cibles que l’article demande séparément&#x202f;: entreprises solidaires (ESUS) et publics défavorisés ou vulnérables.</p>
          </EmptyState>
        )}
        <RowList
          rows={indicators}
          edit={edit}
          label="Indicateurs"
          nameOf={(indicator, index) => indicator.title || `Indicateur ${index + 1}`}
          detailOf={(indicator) => <Detail indicator={indicator} />}
          removedText="Indicateur retiré."
          isCollapsible
          focus={added}
        >
          {(indicator, set) => <IndicatorEditor indicator={indicator} set={set} />}
        </RowList>
      </Section>
      {isPicking && <IndicatorPicker years={years} onClose={() => setPicking(false)} />}
    </>
  );
}

function IndicatorPicker({ years, onClose }: { years: readonly number[]; onClose: () => void }) {
  const [indicators, edit] = useSection('indicators');
  const [axes] = useSection('axes');
  const catalogue = useQuery(catalogueQuery);
  const add = (ids: string[]): void => {
    const chosen = (catalogue.data?.indicators ?? []).filter(({ id }) => ids.includes(id));
    const axisOf = (kind: string): string | null => axes.find((axis) => axis.kind === kind)?.id ?? null;
    edit((current) => [...current, ...chosen.map((indicator) => indicatorFrom(indicator, axisOf(indicator.axis), years, newId))].slice(0, LIMITS.indicators));
  };
  return <IndicatorCatalogue held={new Set(indicators.map(({ catalogueId }) => catalogueId))} onClose={onClose} onAdd={add} />;
}

function Detail({ indicator: written }: { indicator: SchemeIndicator }) {
  const alone = useMemo(() => [written], [written]);
  const [indicator = written] = useReadIndicators(alone);
  const rows = useBuyerRows(alone).get(written.id) ?? [];
  const together = indicator.baseline === null ? baselineTogether(indicator, rows) : null;
  const target = finalTarget(indicator);
  return (
    <>
      <span>{`Départ\u202f: ${together ? togetherText(indicator, together) : formatKnown(indicator.unit, indicator.baseline)}`}</span>
      <span>{target ? `Cible ${target.year}\u202f: ${formatMeasure(indicator.unit, target.value)}` : 'Cible à fixer'}</span>
      <LegalMarks codes={indicator.legal} />
      {indicator.legal.includes('C7a') && indicator.legal.includes('C7b') && <Tag tone="ochre">Deux cibles sur un même indicateur</Tag>}
    </>
  );
}

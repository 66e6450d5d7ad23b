import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AxisKind, CatalogueIndicator } from '#shared/api/catalogue.ts';
import { AXIS_LABELS, optionsOf, SOURCE_LABELS } from '../../../labels.ts';
import { catalogueQuery } from '../../../queries.ts';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { Select } from '../../../ui/Select.tsx';
import { CataloguePicker, type PickItem } from '../parts/CataloguePicker.tsx';
import { LegalMarks } from './LegalMarks.tsx';
import { suggestionText } from './Targets.tsx';

type Props = { held: ReadonlySet<string | null>; onClose: () => void; onAdd: (ids: string[]) => void };

/** The catalogue of indicators, each with its source and the target others aim at. */
export function IndicatorCatalogue({ held, onClose, onAdd }: Props) {
  const catalogue = useQuery(catalogueQuery);
  const [axis, setAxis] = useState<AxisKind | null>(null);
  const items = (catalogue.data?.indicators ?? [])
    .filter((indicator) => axis === null || indicator.axis === axis)
    .map(
      (indicator): PickItem => ({
        id: indicator.id,
        title: indicator.title,
        text: indicator.definition,
        origin: `Source des données\u202f: ${SOURCE_LABELS[indicator.source]}`,
        isHeld: held.has(indicator.id),
        extra: <Extra indicator={indicator} />,
      }),
    );
  return (
    <CataloguePicker
      title="Catalogue des indicateurs"
      items={items}
      noun={{ one: 'indicateur', many: 'indicateurs' }}
      onClose={onClose}
      onAdd={onAdd}
      filters={<Select label="Axe" value={axis} emptyLabel="Tous les axes" onChange={setAxis} options={optionsOf(AXIS_LABELS)} />}
    />
  );
}

function Extra({ indicator }: { indicator: CatalogueIndicator }) {
  const { suggestedTarget } = indicator;
  return (
    <>
      {suggestedTarget && (
        <p className="row">
          <span>{suggestionText(suggestedTarget, indicator.unit)}</span>
          <ConfidenceMark value={suggestedTarget.confidence} />
        </p>
      )}
      {indicator.caution && <p className="soft">{`Attention\u202f: ${indicator.caution}`}</p>}
      <p className="picker__tags">
        <LegalMarks codes={indicator.legal} />
      </p>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AxisKind, Catalogue, OrganisationKind } from '#shared/api/catalogue.ts';
import { AXIS_LABELS, optionsOf, ORGANISATION_LABELS } from '../../../labels.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { CataloguePicker, type PickItem } from '../parts/CataloguePicker.tsx';
import { useClauseTitles } from '../parts/useClauseTitles.ts';
import { useSection } from '../save/useScheme.ts';

type Props = { axisKind: AxisKind | null; held: ReadonlySet<string | null>; onClose: () => void; onAdd: (ids: string[]) => void };

/** The catalogue of actions: searched, filtered by axis and by kind of buyer, each saying where it was seen. */
export function ActionCatalogue(props: Props) {
  const catalogue = useQuery(catalogueQuery);
  if (catalogue.data) return <Picker {...props} catalogue={catalogue.data} />;
  return (
    <Dialog title="Catalogue des actions" isOpen onClose={props.onClose}>
      <QueryView query={catalogue}>{() => null}</QueryView>
    </Dialog>
  );
}

function Picker({ axisKind, held, onClose, onAdd, catalogue }: Props & { catalogue: Catalogue }) {
  const [organisation] = useSection('organisation');
  const [axis, setAxis] = useState<AxisKind | null>(axisKind);
  const [kind, setKind] = useState<OrganisationKind | null>(organisation.kind);
  const titles = useClauseTitles();
  const indicatorTitle = (id: string): string => catalogue.indicators.find((indicator) => indicator.id === id)?.title ?? id;
  // An action without a list of organisations suits all of them.
  const suits = (kinds: readonly OrganisationKind[]): boolean => kind === null || kinds.length === 0 || kinds.includes(kind);
  const items = catalogue.actions
    .filter((action) => (axis === null || action.axis === axis) && suits(action.organisations))
    .map(
      (action): PickItem => ({
        id: action.id,
        title: action.title,
        text: action.aim,
        origin: action.seenIn,
        isHeld: held.has(action.id),
        extra: (
          <>
            {action.indicators.length > 0 && <p className="soft">{`Indicateurs\u202f: ${action.indicators.map(indicatorTitle).join(' · ')}`}</p>}
            {action.clauses.length > 0 && <p className="soft">{`Clauses\u202f: ${action.clauses.map(titles.of).join(' · ')}`}</p>}
          </>
        ),
      }),
    );
  return (
    <CataloguePicker
      title="Catalogue des actions"
      items={items}
      noun={{ one: 'action', many: 'actions' }}
      onClose={onClose}
      onAdd={onAdd}
      filters={
        <>
          <Select label="Axe" value={axis} emptyLabel="Tous les axes" onChange={setAxis} options={optionsOf(AXIS_LABELS)} />
          <Select label="Type d’acheteur" value={kind} emptyLabel="Tous" onChange={setKind} options={optionsOf(ORGANISATION_LABELS)} />
        </>
      }
    />
  );
}

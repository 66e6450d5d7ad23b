import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeAction, SchemeAxis, SchemeObjective } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { actionFrom } from '#shared/scheme/start.ts';
import { ACTION_STATUS_LABELS } from '../../../labels.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { newId } from '../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { useSection } from '../save/useScheme.ts';
import { ActionEditor } from './ActionEditor.tsx';
import { ActionCatalogue } from './ActionCatalogue.tsx';

type Props = { axis: SchemeAxis; objective: SchemeObjective; edit: (change: (actions: SchemeAction[]) => SchemeAction[]) => void };

const emptyAction = (id: string): SchemeAction => ({
  id,
  catalogueId: null,
  title: '',
  aim: '',
  steps: [],
  lead: '',
  partners: '',
  calendar: '',
  means: '',
  status: 'to-start',
  indicatorIds: [],
  clauseSlugs: [],
  origin: '',
});

/** The actions of one objective: from the catalogue, or free. */
export function ObjectiveActions({ axis, objective, edit }: Props) {
  const [axes] = useSection('axes');
  const [indicators] = useSection('indicators');
  const catalogue = useQuery(catalogueQuery);
  const [isPicking, setPicking] = useState(false);
  const [added, setAdded] = useState<RowFocus | null>(null);
  const isFull = objective.actions.length >= LIMITS.actionsPerObjective;
  const held = new Set(axes.flatMap((one) => one.objectives.flatMap(({ actions }) => actions.map(({ catalogueId }) => catalogueId))));
  const addFree = (): void => {
    const id = newId();
    edit((current) => [...current, emptyAction(id)]);
    setAdded({ id });
  };
  const addChosen = (ids: string[]): void => {
    const chosen = (catalogue.data?.actions ?? []).filter(({ id }) => ids.includes(id));
    const own = (catalogueIds: readonly string[]): string[] =>
      indicators.flatMap(({ id, catalogueId }) => (catalogueId && catalogueIds.includes(catalogueId) ? [id] : []));
    edit((current) => [...current, ...chosen.map((action) => actionFrom(action, own(action.indicators), newId))].slice(0, LIMITS.actionsPerObjective));
  };
  return (
    <>
      <RowList
        rows={objective.actions}
        edit={edit}
        label="Actions"
        nameOf={(action, index) => action.title || `Action ${index + 1}`}
        detailOf={(action) => <ActionDetail action={action} />}
        removedText="Action retirée."
        isCollapsible
        isSheet
        headingLevel={4}
        focus={added}
      >
        {(action, set) => <ActionEditor action={action} set={set} />}
      </RowList>
      <div className="row">
        <Button isDisabled={isFull} onPress={() => setPicking(true)}>
          Ajouter depuis le catalogue
        </Button>
        <Button variant="quiet" isDisabled={isFull} onPress={addFree}>
          Ajouter une action libre
        </Button>
      </div>
      {isPicking && <ActionCatalogue axisKind={axis.kind} held={held} onClose={() => setPicking(false)} onAdd={addChosen} />}
    </>
  );
}

function ActionDetail({ action }: { action: SchemeAction }) {
  return (
    <>
      <Tag tone={action.status === 'to-start' ? 'plain' : 'green'}>{ACTION_STATUS_LABELS[action.status]}</Tag>
      <span>{[action.lead, action.calendar, action.origin].filter(Boolean).join(' · ')}</span>
    </>
  );
}

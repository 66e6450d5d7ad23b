import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeThread } from '#shared/api/together.ts';
import { findPlace, type Place } from '#shared/scheme/anchors.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { useSaver } from '../save/useScheme.ts';
import { NewThread } from './NewThread.tsx';
import type { Pointed } from './pointing.ts';
import { threadsQuery } from './queries.ts';
import { ThreadView } from './ThreadView.tsx';
import { usePlaces } from './usePlaces.ts';

type Scope = 'step' | 'scheme';
const SCOPES: { value: Scope; label: string }[] = [
  { value: 'step', label: 'Cette étape' },
  { value: 'scheme', label: 'Tout le schéma' },
];

type Props = { step: StepId; axisId: string | null; pointed: Pointed };

/** A thread belongs to the axis its row is in; without a row, or once the row is gone, to its step. */
const isHere = ({ anchor }: SchemeThread, places: readonly Place[], { step, axisId }: Props): boolean => {
  if (anchor.step !== step) return false;
  const { place } = findPlace(places, anchor);
  return axisId === null || place === null || place.axisId === null || place.axisId === axisId;
};

/** The threads of the step, or of the whole scheme. */
export function Threads(props: Props) {
  const { id } = useSaver().read().document;
  const threads = useQuery(threadsQuery(id));
  const places = usePlaces();
  const isReadOnly = useReadOnly();
  const [scope, setScope] = useState<Scope>('step');
  const [withSettled, setWithSettled] = useState(false);
  return (
    <div className="together__body">
      {!isReadOnly && <NewThread key={`${props.step} ${props.axisId}`} {...props} />}
      <RadioGroup label="Montrer" isInline value={scope} onChange={setScope} options={SCOPES} />
      <Checkbox label="Montrer aussi ce qui est réglé" isSelected={withSettled} onChange={setWithSettled} />
      <QueryView query={threads} loading="Lecture des commentaires…">
        {({ items }) => {
          const shown = items.filter((thread) => (withSettled || thread.resolvedAt === null) && (scope === 'scheme' || isHere(thread, places, props)));
          if (shown.length === 0) return <p className="soft">{scope === 'step' ? 'Aucun commentaire ouvert à cette étape.' : 'Aucun commentaire ouvert.'}</p>;
          return (
            <ul className="threads" aria-label="Fils de commentaires">
              {shown.map((thread) => (
                <ThreadView key={thread.id} schemeId={id} thread={thread} places={places} />
              ))}
            </ul>
          );
        }}
      </QueryView>
    </div>
  );
}

import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchemeAxis, SchemeObjective } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { AXIS_LABELS, optionsOf } from '../../../labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { axisName } from '../Outline.tsx';
import { Gauge } from '../parts/Gauge.tsx';
import { newId } from '../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { Origin, Section } from '../../../workspace/Section.tsx';
import { useSection } from '../save/useScheme.ts';
import { AxisFindings } from './AxisFindings.tsx';
import { Contributing } from './Contributing.tsx';
import { ObjectiveActions } from './ObjectiveActions.tsx';
import { StepHeader } from './StepHeader.tsx';

/** One axis: what it is for, its objectives, their actions, and the indicators tied to it. */
export function AxisEditor({ axis, index }: { axis: SchemeAxis; index: number }) {
  const [, edit] = useSection('axes');
  const set = (part: Partial<SchemeAxis>): void => edit((axes) => axes.map((one) => (one.id === axis.id ? { ...one, ...part } : one)));
  return (
    <>
      <StepHeader
        title={axisName(axis, index)}
        lead="Ce que l’organisation veut changer par ses achats, et comment elle s’y prend."
        documentTitle={`Axe ${index + 1}`}
      />
      <AxisFindings kind={axis.kind} />
      <Section title="Intention" anchor="intention">
        <TextField label="Titre de l’axe" maxLength={LIMITS.title} value={axis.title} onChange={(title) => set({ title })} />
        <Select
          label="Famille"
          help="Elle dit à quel volet de l’article l’axe répond."
          value={axis.kind}
          emptyLabel="Sans famille"
          onChange={(kind) => set({ kind })}
          options={optionsOf(AXIS_LABELS)}
        />
        <TextArea label="Présentation" maxLength={LIMITS.longText} value={axis.intro} onChange={(intro) => set({ intro })} />
        <Origin>{axis.origin}</Origin>
      </Section>
      <Objectives axis={axis} number={index + 1} />
      <AxisIndicators axis={axis} />
    </>
  );
}

function Objectives({ axis, number }: { axis: SchemeAxis; number: number }) {
  const [, editAxes] = useSection('axes');
  const [added, setAdded] = useState<RowFocus | null>(null);
  const edit = (change: (objectives: SchemeObjective[]) => SchemeObjective[]): void =>
    editAxes((axes) => axes.map((one) => (one.id === axis.id ? { ...one, objectives: change(one.objectives) } : one)));
  const add = (): void => {
    const id = newId();
    edit((current) => [...current, { id, title: '', description: '', actions: [] }]);
    setAdded({ id });
  };
  return (
    <Section
      title="Objectifs et actions"
      anchor="objectifs"
      actions={
        <Button isDisabled={axis.objectives.length >= LIMITS.objectivesPerAxis} onPress={add}>
          Ajouter un objectif
        </Button>
      }
    >
      <RowList
        rows={axis.objectives}
        edit={edit}
        label="Objectifs"
        nameOf={(objective, index) => `Objectif\u00a0${number}.${index + 1}${objective.title ? ` · ${objective.title}` : ''}`}
        detailOf={(objective) =>
          `${objective.actions.length === 0 ? 'aucune action' : `${objective.actions.length} action${objective.actions.length > 1 ? 's' : ''}`}`
        }
        removedText="Objectif retiré, avec ses actions."
        isCollapsible
        opensFirst
        focus={added}
      >
        {(objective, set) => (
          <div className="objective">
            <TextArea
              label="Objectif"
              help="Une phrase que l’on pourra vérifier."
              rows={2}
              maxLength={LIMITS.title}
              value={objective.title}
              onChange={(title) => set({ title: title.replaceAll('\n', ' ') })}
            />
            <TextArea label="Explication" maxLength={LIMITS.longText} value={objective.description} onChange={(description) => set({ description })} />
            <ObjectiveActions
              axis={axis}
              objective={objective}
              edit={(change) => edit((current) => current.map((one) => (one.id === objective.id ? { ...one, actions: change(one.actions) } : one)))}
            />
            <Contributing axisId={axis.id} objectiveId={objective.id} />
          </div>
        )}
      </RowList>
    </Section>
  );
}

function AxisIndicators({ axis }: { axis: SchemeAxis }) {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  const [indicators] = useSection('indicators');
  const own = indicators.filter(({ axisId }) => axisId === axis.id);
  return (
    <Section
      title="Indicateurs de l’axe"
      lead={own.length === 0 ? 'Aucun indicateur n’est rattaché à cet axe.' : undefined}
      actions={
        <Link to="/schemas/$id/$step" params={{ id, step: 'indicateurs' }}>
          Ouvrir les indicateurs et les cibles
        </Link>
      }
    >
      {own.length > 0 && (
        <ul className="axis-indicators">
          {own.map((indicator) => (
            <li key={indicator.id}>
              <p className="axis-indicators__title">{indicator.title || 'Indicateur sans titre'}</p>
              <Gauge indicator={indicator} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

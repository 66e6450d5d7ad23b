import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { AxisKind } from '#shared/api/catalogue.ts';
import type { SchemeAxis } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { AXIS_LABELS, optionsOf } from '../../../labels.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { axisName } from '../Outline.tsx';
import { Anchor } from '../../../workspace/Anchor.tsx';
import { newId } from '../../../workspace/ids.ts';
import { RowList } from '../../../workspace/RowList.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { useSection } from '../save/useScheme.ts';
import { AxisEditor } from './AxisEditor.tsx';
import { AxisFindings } from './AxisFindings.tsx';
import { StepHeader } from './StepHeader.tsx';

/** All the axes, or the one that is open. */
export function AxesStep({ axisId }: { axisId: string | null }) {
  const [axes] = useSection('axes');
  const index = axes.findIndex(({ id }) => id === axisId);
  const axis = axes[index];
  return axis ? <AxisEditor axis={axis} index={index} /> : <AxesOverview />;
}

const counts = (axis: SchemeAxis): string => {
  const actions = axis.objectives.reduce((sum, objective) => sum + objective.actions.length, 0);
  const plural = (count: number, one: string): string => `${count === 0 ? 'aucun' : count} ${one}${count > 1 ? 's' : ''}`;
  return `${plural(axis.objectives.length, 'objectif')}, ${actions === 0 ? 'aucune action' : plural(actions, 'action')}`;
};

function AxesOverview() {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  const navigate = useNavigate();
  const [axes, edit] = useSection('axes');
  const add = (kind: AxisKind | null): void => {
    const axis: SchemeAxis = { id: newId(), kind, title: kind ? AXIS_LABELS[kind] : '', intro: '', origin: '', objectives: [] };
    edit((current) => [...current, axis]);
    void navigate({ to: '/schemas/$id/$step', params: { id, step: 'axes' }, search: { axe: axis.id } });
  };
  const menu = (
    <Menu
      label={
        <>
          Ajouter un axe <span aria-hidden="true">▾</span>
        </>
      }
      name="Ajouter un axe"
      actions={[
        ...optionsOf(AXIS_LABELS).map(({ value, label }) => ({ id: value, label, onAction: () => add(value) })),
        { id: 'free', label: 'Axe libre', detail: 'Sans famille', onAction: () => add(null) },
      ]}
    />
  );
  const absent = optionsOf(AXIS_LABELS).filter(({ value }) => !axes.some(({ kind }) => kind === value));
  // A finding about an axis that does not exist yet leads to the button that adds it.
  const anchored = absent.reduce(
    (inner, { value }) => (
      <Anchor key={value} name={value}>
        {inner}
      </Anchor>
    ),
    <div>{menu}</div>,
  );
  return (
    <>
      <StepHeader
        title="Axes et actions"
        lead="Chaque axe porte des objectifs, chaque objectif des actions. La loi demande des objectifs sociaux et des objectifs écologiques."
      />
      <AxisFindings kind="all" />
      <Section title="Axes du schéma" actions={axes.length < LIMITS.axes ? anchored : undefined}>
        {axes.length === 0 && (
          <EmptyState title="Aucun axe pour l’instant">
            <p>Commencez par un axe social et un axe environnemental&#x202f;: ce sont les deux que l’article demande.</p>
          </EmptyState>
        )}
        <RowList rows={axes} edit={edit} nameOf={axisName} removedText="Axe retiré, avec ses objectifs et ses actions.">
          {(axis) => (
            <div className="row" data-field={axis.kind ?? undefined}>
              <Link to="/schemas/$id/$step" params={{ id, step: 'axes' }} search={{ axe: axis.id }}>
                Ouvrir cet axe
              </Link>
              <span className="soft small">{counts(axis)}</span>
            </div>
          )}
        </RowList>
      </Section>
    </>
  );
}

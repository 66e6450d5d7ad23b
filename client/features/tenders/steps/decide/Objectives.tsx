import { Link } from '@tanstack/react-router';
import type { LotRecommendations } from '#shared/api/recommendations.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import type { StepProps } from '../../workspace.ts';

type Objective = LotRecommendations['objectives'][number];

/** What the scheme asks that this lot could serve; a tick feeds the scheme. */
export function Objectives({ workspace, objectives }: StepProps & { objectives: readonly Objective[] }) {
  const { tender, lot, changeLot, goTo } = workspace;
  if (tender.schemeId === null)
    return (
      <Section
        title="Objectifs du schéma (SPASER)"
        anchor="objectives"
        lead="Reliez la consultation à votre schéma pour voir les objectifs que ce lot peut servir."
      >
        <div>
          <Button onPress={() => goTo('besoin', 'schemeId')}>Choisir le schéma</Button>
        </div>
      </Section>
    );
  const isChosen = ({ axisId, objectiveId }: Objective): boolean => lot.objectives.some((one) => one.axisId === axisId && one.objectiveId === objectiveId);
  const toggle = ({ axisId, objectiveId }: Objective, wanted: boolean): void =>
    changeLot(lot.id, (current) => {
      const others = current.objectives.filter((one) => one.objectiveId !== objectiveId || one.axisId !== axisId);
      return { ...current, objectives: wanted ? [...others, { axisId, objectiveId }] : others };
    });
  return (
    <Section
      title="Objectifs du schéma (SPASER)"
      anchor="objectives"
      lead={
        objectives.length > 0
          ? 'Cochez ceux que ce lot sert\u202f: le schéma en tiendra le compte.'
          : 'Le schéma n’a pas encore d’objectif que ce lot pourrait servir.'
      }
      actions={
        <Link to="/schemas/$id/$step" params={{ id: tender.schemeId, step: 'axes' }}>
          Ouvrir le schéma
        </Link>
      }
    >
      {objectives.map((objective) => (
        <Checkbox
          key={`${objective.axisId} ${objective.objectiveId}`}
          label={objective.title || 'Objectif sans titre'}
          help={frenchTypography([objective.axis, objective.why].filter(Boolean).join(' · '))}
          isSelected={isChosen(objective)}
          onChange={(wanted) => toggle(objective, wanted)}
        />
      ))}
    </Section>
  );
}

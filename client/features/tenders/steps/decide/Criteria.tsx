import type { LotRegime, TenderCriterion } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { formatRate } from '#shared/format.ts';
import { optionsOf } from '../../../../labels.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { RowList, type RowFocus } from '../../../../workspace/RowList.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { useState } from 'react';
import type { StepProps } from '../../workspace.ts';
import { CRITERION_LABELS } from './words.ts';

const blank = (id: string): TenderCriterion => ({
  id,
  kind: 'price',
  title: '',
  weightBasisPoints: null,
  method: '',
  elements: '',
  pieces: '',
  environmental: null,
  justification: '',
});

/** « Total : 90 % » when every weight is known, and what is wrong with it. */
export function weightSentence(criteria: readonly TenderCriterion[]): string {
  if (criteria.length === 0) return '';
  const known = criteria.flatMap(({ weightBasisPoints }) => (weightBasisPoints === null ? [] : [weightBasisPoints]));
  const total = known.reduce((sum, weight) => sum + weight, 0);
  if (known.length < criteria.length) return `Pondérations connues\u202f: ${formatRate(total)}. Il en manque ${criteria.length - known.length}.`;
  return total === 10_000 ? 'Total des pondérations\u202f: 100\u00a0%.' : `Total des pondérations\u202f: ${formatRate(total)}, au lieu de 100\u00a0%.`;
}

/** The award criteria of the lot, on a few lines: the law, the notice and the checks read them. */
export function Criteria({ workspace, answers }: StepProps & { answers: LotRegime | undefined }) {
  const { lot, changeLot } = workspace;
  const [added, setAdded] = useState<RowFocus | null>(null);
  const edit = (change: (criteria: TenderCriterion[]) => TenderCriterion[]): void =>
    changeLot(lot.id, (current) => ({ ...current, criteria: change(current.criteria) }));
  const add = (): void => {
    const id = newId();
    edit((current) => [...current, blank(id)]);
    setAdded({ id });
  };
  const green = answers?.environmentalCriterion;
  return (
    <Section
      title="Critères d’attribution"
      anchor="criteria"
      lead={green?.obligation === 'required' ? green.reason : 'Ceux du lot, avec leur poids.'}
      actions={
        <Button isDisabled={lot.criteria.length >= 40} onPress={add}>
          Ajouter un critère
        </Button>
      }
    >
      {lot.criteria.length > 0 && (
        <p role="status" className="soft small">
          {weightSentence(lot.criteria)}
        </p>
      )}
      <RowList
        rows={lot.criteria}
        edit={edit}
        label="Critères"
        nameOf={(one, index) => one.title || `Critère ${index + 1}`}
        detailOf={(one) => `${CRITERION_LABELS[one.kind]}${one.weightBasisPoints === null ? ', poids à fixer' : ` · ${formatRate(one.weightBasisPoints)}`}`}
        removedText="Critère retiré."
        isCollapsible
        focus={added}
      >
        {(one, set) => <CriterionFields criterion={one} set={set} />}
      </RowList>
    </Section>
  );
}

function CriterionFields({ criterion, set }: { criterion: TenderCriterion; set: (part: Partial<TenderCriterion>) => void }) {
  return (
    <Anchor name={`criteria/${criterion.id}`}>
      <TextField label="Intitulé" maxLength={LIMITS.title} value={criterion.title} onChange={(title) => set({ title })} />
      <Fields>
        <Select label="Nature" value={criterion.kind} options={optionsOf(CRITERION_LABELS)} onChange={(kind) => kind && set({ kind })} />
        <NumberInput
          label="Poids"
          unit="%"
          min={0}
          max={100}
          scale={100}
          value={criterion.weightBasisPoints}
          onChange={(weightBasisPoints) => set({ weightBasisPoints })}
        />
      </Fields>
      {(criterion.kind === 'cost' || criterion.kind === 'technical') && (
        <Checkbox
          label="Il tient compte de l’environnement"
          isSelected={criterion.environmental === true}
          onChange={(environmental) => set({ environmental })}
        />
      )}
      <TextArea label="Ce qui est jugé" rows={2} maxLength={LIMITS.longText} value={criterion.elements} onChange={(elements) => set({ elements })} />
      <TextArea label="Comment c’est noté" rows={2} maxLength={LIMITS.longText} value={criterion.method} onChange={(method) => set({ method })} />
      <TextArea label="Pièces demandées pour le juger" rows={2} maxLength={LIMITS.longText} value={criterion.pieces} onChange={(pieces) => set({ pieces })} />
      {(criterion.kind === 'social' || criterion.kind === 'environment') && (
        <TextArea
          label="Pourquoi ce poids convient à l’objet"
          rows={2}
          maxLength={LIMITS.longText}
          value={criterion.justification}
          onChange={(justification) => set({ justification })}
        />
      )}
    </Anchor>
  );
}

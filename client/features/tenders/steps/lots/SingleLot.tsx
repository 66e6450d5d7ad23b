import type { Tender } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { isKeyOf, NON_ALLOTMENT_LABELS, optionsOf } from '../../../../labels.ts';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { Articles } from '../../reading/Articles.tsx';
import type { StepProps } from '../../workspace.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** Open to contracting entities only. */
const ENTITIES_ONLY = 'unsuccessful-risk';

/** One lot only: the reason that the law asks to be written. */
export function SingleLot({ workspace: { tender, change, faultOf, onDay } }: StepProps) {
  const { allotment, buyer } = tender;
  const set = (part: Partial<Tender['allotment']>): void => change((now) => ({ allotment: { ...now.allotment, ...part } }));
  const options = [
    ...optionsOf(NON_ALLOTMENT_LABELS)
      .filter(({ value }) => value !== ENTITIES_ONLY || buyer.kind === null || buyer.kind === 'contracting-entity' || allotment.case === value)
      .map(({ value, label }) => ({ value, label: capital(label), ...(value === ENTITIES_ONLY ? { help: 'Entités adjudicatrices seulement.' } : {}) })),
    { value: 'undecided' as const, label: 'Je ne sais pas encore' },
  ];
  return (
    <Section title="Pourquoi un seul lot" anchor="allotment" lead="Le motif se garde avec la consultation. Si le marché se divise, ajoutez simplement un lot.">
      <Anchor name="allotment/case">
        <RadioGroup
          label="Motif"
          hideLabel
          value={allotment.case ?? 'undecided'}
          options={options}
          onChange={(value) => (isKeyOf(NON_ALLOTMENT_LABELS, value) ? set({ case: value, divided: false }) : set({ case: null, divided: null }))}
        />
      </Anchor>
      {allotment.case !== null && (
        <Anchor name="allotment/reason">
          <TextArea
            label="Considérations de droit et de fait"
            help="Les faits propres à cet achat. Ils se gardent au dossier, dans le rapport de présentation s’il y en a un."
            maxLength={LIMITS.longText}
            value={allotment.reason}
            onChange={(reason) => set({ reason })}
            error={faultOf('allotment/reason')}
          />
        </Anchor>
      )}
      <Articles ids={['ccp-l2113-10', 'ccp-l2113-11']} on={onDay} />
    </Section>
  );
}

import { LIMITS } from '#shared/limits.ts';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { lotHeading } from '#shared/tender-papers/words.ts';
import type { StepProps } from '../../workspace.ts';

/** The share handed to small firms: asked for global contracts only; what a concession owes was not read. */
export function SmallFirms({ workspace: { tender, changeLot } }: StepProps) {
  if (tender.need.global !== true || tender.need.form === 'concession') return null;
  return (
    <Section
      title="Part confiée aux petites entreprises"
      lead="Marché global&#x202f;: la part minimale que le titulaire confie à des PME et à des artisans, s’il n’en est pas un lui-même."
    >
      {tender.lots.map((lot, index) => (
        <Anchor key={lot.id} name={`lots/${index}/smeShareBasisPoints`}>
          <h3 className="lots-sme__title">{lotHeading(lot)}</h3>
          <Fields>
            <NumberInput
              label="Part minimale"
              unit="%"
              min={0}
              max={100}
              scale={100}
              value={lot.smeShareBasisPoints}
              onChange={(smeShareBasisPoints) => changeLot(lot.id, (now) => ({ ...now, smeShareBasisPoints }))}
            />
            <TextField
              label="Pourquoi moins, si le secteur ne le permet pas"
              maxLength={LIMITS.longText}
              value={lot.smeReason}
              onChange={(smeReason) => changeLot(lot.id, (now) => ({ ...now, smeReason }))}
            />
          </Fields>
        </Anchor>
      ))}
    </Section>
  );
}

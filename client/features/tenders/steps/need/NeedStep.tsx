import type { ContractForm, Tender } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { CCAG_LABELS, CONTRACT_FORM_LABELS, CONTRACT_NATURE_LABELS, optionsOf, PROCEDURE_LABELS } from '../../../../labels.ts';
import { CpvPicker } from '../../../../ui/CpvPicker.tsx';
import { DayInput } from '../../../../ui/DayInput.tsx';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { LawPanel } from '../../parts/LawPanel.tsx';
import { LawStrip } from '../../parts/LawStrip.tsx';
import { StepTitle } from '../../parts/StepTitle.tsx';
import type { StepProps } from '../../workspace.ts';
import { BuyerFields } from './BuyerFields.tsx';
import { MoneyFields } from './MoneyFields.tsx';
import { NeedMore } from './NeedMore.tsx';
import { ccagOf, withCpv, withForm } from './suggest.ts';

/** What is bought, by whom, how and when: the essential in sight, the rest under « Préciser ». */
export function NeedStep({ workspace }: StepProps) {
  return (
    <div className="tender-split">
      <div className="tender-split__work">
        <StepTitle workspace={workspace} title="Le besoin" lead="L’essentiel d’abord. Ce que vous ne savez pas encore peut rester vide." />
        <div className="tender-split__strip">
          <LawStrip workspace={workspace} />
        </div>
        <Purchase workspace={workspace} />
        <BuyerFields workspace={workspace} />
        <Course workspace={workspace} />
        <MoneyFields workspace={workspace} />
        <NeedMore workspace={workspace} />
      </div>
      <LawPanel workspace={workspace} />
    </div>
  );
}

function Purchase({ workspace: { tender, change, faultOf } }: StepProps) {
  const { need } = tender;
  const set = (part: Partial<Tender['need']>): void => change((now) => ({ need: { ...now.need, ...part } }));
  const chooseCpv = (cpv: string): void => {
    const before = { need: tender.need, procedure: tender.procedure, lots: tender.lots };
    const next = withCpv(tender, cpv);
    change(next);
    const proposed = [next.need.nature === need.nature ? '' : 'la nature', next.procedure ? 'le CCAG' : ''].filter(Boolean).join(' et ');
    if (proposed) toast(`Proposé d’après le code CPV\u202f: ${proposed}. À vérifier.`, () => change({ ...before, need: { ...before.need, cpv } }), 'Retirer');
  };
  const chooseForm = (form: ContractForm): void => change((now) => withForm(now, form));
  return (
    <Section title="L’achat">
      <Anchor name="need/object">
        <TextArea
          label="Objet"
          help="Une ou deux phrases, telles qu’elles paraîtront dans l’avis."
          rows={2}
          maxLength={LIMITS.longText}
          value={need.object}
          onChange={(object) => set({ object })}
          error={faultOf('need/object')}
        />
      </Anchor>
      <Anchor name="need/cpv">
        <CpvPicker
          label="Code CPV"
          help="Un mot («&#160;peinture&#160;») ou le début du code."
          value={need.cpv}
          onChange={chooseCpv}
          hasPath
          error={faultOf('need/cpv')}
        />
      </Anchor>
      <Anchor name="need/nature">
        <RadioGroup
          label="Nature"
          isInline
          value={need.nature}
          options={optionsOf(CONTRACT_NATURE_LABELS)}
          onChange={(nature) =>
            change((now) => ({
              need: { ...now.need, nature },
              ...(now.procedure.ccag === null && now.need.form !== 'concession' ? { procedure: { ...now.procedure, ccag: ccagOf(nature, now.need.cpv) } } : {}),
            }))
          }
        />
      </Anchor>
      <Anchor name="need/form">
        <RadioGroup label="Forme du contrat" isInline value={need.form} options={optionsOf(CONTRACT_FORM_LABELS)} onChange={chooseForm} />
      </Anchor>
    </Section>
  );
}

const CCAG_OPTIONS = { ...CCAG_LABELS, none: 'Aucun CCAG' };

/** The CCAGs are written for public contracts: asked of a concession only to take away the one it names. */
const asksCcag = ({ need, procedure }: Tender): boolean => need.form !== 'concession' || (procedure.ccag !== null && procedure.ccag !== 'none');

/** The procedure, the general terms it refers to, and the day whose law applies. */
function Course({ workspace: { tender, change, faultOf } }: StepProps) {
  const { procedure } = tender;
  const set = (part: Partial<Tender['procedure']>): void => change((now) => ({ procedure: { ...now.procedure, ...part } }));
  return (
    <Section title="La procédure">
      <Fields>
        <Anchor name="procedure/kind">
          <Select label="Procédure" emptyLabel="À préciser" value={procedure.kind} options={optionsOf(PROCEDURE_LABELS)} onChange={(kind) => set({ kind })} />
        </Anchor>
        {asksCcag(tender) && (
          <Anchor name="procedure/ccag">
            <Select label="CCAG" emptyLabel="À préciser" value={procedure.ccag} options={optionsOf(CCAG_OPTIONS)} onChange={(ccag) => set({ ccag })} />
          </Anchor>
        )}
      </Fields>
      <Anchor name="procedure/launchOn">
        <DayInput
          label="Date de l’avis ou du lancement"
          help="Prévue. C’est elle qui dit quel droit s’applique."
          value={procedure.launchOn}
          onChange={(launchOn) => set({ launchOn })}
          error={faultOf('procedure/launchOn')}
        />
      </Anchor>
    </Section>
  );
}

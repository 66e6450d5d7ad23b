import { useState } from 'react';
import type { TenderLot } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../../../ui/Button.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { LinesInput } from '../../../../workspace/LinesInput.tsx';
import { type RowFocus, RowList } from '../../../../workspace/RowList.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { AmountField } from '../../parts/AmountField.tsx';
import { FlagField } from '../../parts/FlagField.tsx';
import { LotChoice } from '../../reading/LotChoice.tsx';
import type { StepProps } from '../../workspace.ts';

const MOST_LABELS = 40;

/** What the lot asks of candidates, and the labels it names: the checks read both. */
export function LotMore({ workspace }: StepProps) {
  return (
    <details className="tender-more">
      <summary>
        <span className="tender-more__title">Préciser les candidatures et les labels</span>
        <span className="soft small"> chiffre d’affaires, justificatifs, labels demandés</span>
      </summary>
      <div className="tender-more__body">
        <LotChoice workspace={workspace} />
        <Selection workspace={workspace} />
        <Labels key={workspace.lot.id} workspace={workspace} />
      </div>
    </details>
  );
}

function Selection({ workspace: { lot, changeLot } }: StepProps) {
  const { selection } = lot;
  const set = (part: Partial<TenderLot['selection']>): void => changeLot(lot.id, (now) => ({ ...now, selection: { ...now.selection, ...part } }));
  const at = (field: string): string => `lots/${lot.number - 1}/selection/${field}`;
  return (
    <Section title="Ce qui est demandé aux candidats">
      <Fields>
        <Anchor name={at('turnoverCents')}>
          <AmountField
            label="Chiffre d’affaires annuel minimal"
            help="Vide si rien n’est demandé."
            value={selection.turnoverCents}
            onChange={(turnoverCents) => set({ turnoverCents })}
          />
        </Anchor>
        <Anchor name={at('turnoverReason')}>
          <TextField
            label="Pourquoi ce montant"
            help="S’il est élevé pour le marché."
            maxLength={LIMITS.longText}
            value={selection.turnoverReason}
            onChange={(turnoverReason) => set({ turnoverReason })}
          />
        </Anchor>
      </Fields>
      <Anchor name={at('demands')}>
        <LinesInput label="Autres demandes" help="Une par ligne." value={selection.demands} onChange={(demands) => set({ demands })} max={MOST_LABELS} />
      </Anchor>
    </Section>
  );
}

function Labels({ workspace: { lot, changeLot } }: StepProps) {
  const [added, setAdded] = useState<RowFocus | null>(null);
  const edit = (change: (labels: TenderLot['labels']) => TenderLot['labels']): void => changeLot(lot.id, (now) => ({ ...now, labels: change(now.labels) }));
  const add = (): void => {
    const id = newId();
    edit((labels) => [...labels, { id, name: '', orEquivalent: null, characteristics: '' }]);
    setAdded({ id });
  };
  return (
    <Section
      title="Labels demandés"
      anchor={`lots/${lot.number - 1}/labels`}
      actions={
        <Button isDisabled={lot.labels.length >= MOST_LABELS} onPress={add}>
          Ajouter un label
        </Button>
      }
    >
      <RowList
        label="Labels demandés"
        rows={lot.labels}
        edit={edit}
        nameOf={({ name }, index) => name || `Label ${index + 1}`}
        removedText="Label retiré."
        focus={added}
      >
        {(label, set) => (
          <>
            <TextField label="Nom du label" maxLength={LIMITS.shortText} value={label.name} onChange={(name) => set({ name })} />
            <FlagField label="«&#160;ou équivalent&#160;» est écrit" value={label.orEquivalent} onChange={(orEquivalent) => set({ orEquivalent })} />
            <TextArea
              label="Caractéristiques visées"
              help="Ce que le label garantit et que le marché demande."
              rows={2}
              maxLength={LIMITS.longText}
              value={label.characteristics}
              onChange={(characteristics) => set({ characteristics })}
            />
          </>
        )}
      </RowList>
    </Section>
  );
}

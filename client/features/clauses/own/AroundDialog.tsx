import { useState } from 'react';
import type { Condition } from '#shared/api/blocks.ts';
import { CCAGS } from '#shared/api/clauses.ts';
import type { OwnClauseContent } from '#shared/api/own-clauses.ts';
import { LIMITS } from '#shared/limits.ts';
import type { BlockAround } from '../../../editor/around.ts';
import { CCAG_LABELS } from '../../../labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { Fields } from '../../../workspace/Section.tsx';
import { ReferencesField } from '../../training/lead/own/ReferencesField.tsx';
import { CheckList } from './CheckList.tsx';

type Variables = OwnClauseContent['variables'];
export type AroundDialogProps = { around: BlockAround; variables: Variables; onClose: () => void; onSave: (around: BlockAround) => void };

const isEmpty = (when: Condition): boolean => !when.ccag?.length && !when.variable?.values.length && !when.from && !when.before;

/** Why a paragraph is there, with its articles; and when it is written. */
export function AroundDialog({ around, variables, onClose, onSave }: AroundDialogProps) {
  const [text, setText] = useState(around.note?.text ?? '');
  const [references, setReferences] = useState<readonly string[]>(around.note?.references ?? []);
  const [when, setWhen] = useState<Condition>(around.when ?? {});
  const save = (): void =>
    onSave({ note: text.trim() || references.length > 0 ? { text: text.trim(), references: [...references] } : null, when: isEmpty(when) ? null : when });
  return (
    <Dialog
      title="Note et condition du paragraphe"
      size="wide"
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={save}>
            Appliquer
          </Button>
        </>
      }
    >
      <div className="stack">
        <h3>Note en marge</h3>
        <TextArea
          label="Pourquoi ce paragraphe"
          help={'Lue à côté du texte\u202f; jamais écrite dans les pièces du marché.'}
          rows={2}
          maxLength={LIMITS.shortText}
          value={text}
          onChange={setText}
        />
        <ReferencesField value={references} onChange={setReferences} />
        <h3>Condition</h3>
        <p className="soft">Sans condition, le paragraphe est toujours écrit. Avec plusieurs, il faut que toutes tiennent.</p>
        <ConditionFields when={when} variables={variables} onChange={setWhen} />
      </div>
    </Dialog>
  );
}

function without<K extends keyof Condition>(when: Condition, key: K): Condition {
  const { [key]: _, ...rest } = when;
  return rest;
}

function ConditionFields({ when, variables, onChange }: { when: Condition; variables: Variables; onChange: (when: Condition) => void }) {
  const choices = variables.filter(({ type }) => type === 'choice');
  const chosen = choices.find(({ id }) => id === when.variable?.id);
  return (
    <>
      <CheckList
        legend="Seulement si le marché renvoie à l’un de ces CCAG"
        options={CCAGS.map((value) => ({ value, label: CCAG_LABELS[value] }))}
        value={when.ccag ?? []}
        onChange={(ccag) => onChange(ccag.length > 0 ? { ...when, ccag } : without(when, 'ccag'))}
      />
      {choices.length > 0 && (
        <Select
          label="Selon le choix fait dans"
          value={chosen?.id ?? null}
          emptyLabel="Aucun choix"
          options={choices.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => onChange(id === null ? without(when, 'variable') : { ...when, variable: { id, values: [] } })}
        />
      )}
      {chosen && (
        <CheckList
          legend="Écrit quand la réponse est"
          options={(chosen.options ?? []).map(({ value, label }) => ({ value, label: label || value }))}
          value={when.variable?.values ?? []}
          onChange={(values) => onChange({ ...when, variable: { id: chosen.id, values } })}
        />
      )}
      <Fields>
        <DayInput label="À partir du" value={when.from ?? null} onChange={(from) => onChange(from === null ? without(when, 'from') : { ...when, from })} />
        <DayInput
          label="Avant le"
          value={when.before ?? null}
          onChange={(before) => onChange(before === null ? without(when, 'before') : { ...when, before })}
        />
      </Fields>
    </>
  );
}

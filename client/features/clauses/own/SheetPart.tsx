import { useQuery } from '@tanstack/react-query';
import { CCAGS, CONTRACT_TYPES, LEVERS, THEMES } from '#shared/api/clauses.ts';
import { CONFIDENCES } from '#shared/api/common.ts';
import { LIMITS } from '#shared/limits.ts';
import { CPV_DIVISIONS, cpvLabel } from '../../../cpv.ts';
import { CCAG_LABELS, CONFIDENCE_LABELS, CONTRACT_TYPE_LABELS, LEVER_LABELS, THEME_LABELS } from '../../../labels.ts';
import { useLawDay } from '../../../lawDay.ts';
import { clausesQuery } from '../../../queries.ts';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { RemovableChip } from '../../../ui/Tag.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { Anchor } from '../../../workspace/Anchor.tsx';
import { LinesInput } from '../../../workspace/LinesInput.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { ReferencesField } from '../../training/lead/own/ReferencesField.tsx';
import { CheckList } from './CheckList.tsx';
import { DerogationsField } from './DerogationsField.tsx';
import { ChipsField } from './ChipsField.tsx';
import { RisksField } from './RisksField.tsx';
import { useClauseFault, useClauseField } from './save.ts';

const MOST_SUMMARY = 260;
const ALL_CLAUSES = 200;

/** What the library shows around the text: when it serves, what it rests on, what can go wrong. */
export function SheetPart() {
  return (
    <div className="stack">
      <Presented />
      <Classified />
      <Uses />
      <Law />
      <Section title="Risques" anchor="risks" lead="Ce qui peut mal tourner, et l’article qui le dit.">
        <RisksField />
      </Section>
      <Section
        title="Dérogations au CCAG"
        anchor="derogations"
        lead={'Les articles du CCAG dont le texte s’écarte\u202f: la liste va au dernier article du CCAP (R.\u00a02112-3).'}
      >
        <DerogationsField />
      </Section>
      <Related />
    </div>
  );
}

function Presented() {
  const [summary, set] = useClauseField('summary');
  const [keywords, setKeywords] = useClauseField('keywords');
  return (
    <Section title="Présentation">
      <Anchor name="summary">
        <TextArea
          label="Résumé"
          help={'Une phrase\u202f: ce que la clause demande, et à qui.'}
          rows={2}
          maxLength={MOST_SUMMARY}
          value={summary}
          onChange={(text) => set(() => text)}
          error={useClauseFault('summary')}
        />
      </Anchor>
      <Anchor name="keywords">
        <ChipsField
          label="Mots-clés"
          help="Les mots que tapent vos collègues pour la trouver. Entrée en ajoute un."
          value={keywords}
          onChange={(words) => setKeywords(() => words)}
        />
      </Anchor>
    </Section>
  );
}

function Classified() {
  const [levers, setLevers] = useClauseField('levers');
  const [themes, setThemes] = useClauseField('themes');
  const [types, setTypes] = useClauseField('contractTypes');
  return (
    <Section title="Classement" lead="Les filtres de la bibliothèque et les propositions faites à un lot s’en servent.">
      <Anchor name="levers">
        <CheckList
          legend="Leviers"
          options={LEVERS.map((value) => ({ value, label: LEVER_LABELS[value] }))}
          value={levers}
          onChange={(next) => setLevers(() => next)}
        />
      </Anchor>
      <Anchor name="contractTypes">
        <CheckList
          legend="Types de contrat"
          options={CONTRACT_TYPES.map((value) => ({ value, label: CONTRACT_TYPE_LABELS[value] }))}
          value={types}
          onChange={(next) => setTypes(() => next)}
        />
      </Anchor>
      <Anchor name="themes">
        <CheckList
          legend="Thèmes"
          options={THEMES.map((value) => ({ value, label: THEME_LABELS[value] }))}
          value={themes}
          onChange={(next) => setThemes(() => next)}
        />
      </Anchor>
      <Suited />
    </Section>
  );
}

/** What it suits; nothing chosen, everything. */
function Suited() {
  const [ccag, setCcag] = useClauseField('ccag');
  const [cpv, setCpv] = useClauseField('cpv');
  return (
    <>
      <Anchor name="ccag">
        <CheckList
          legend="CCAG"
          help={'Aucun coché\u202f: elle convient à tous.'}
          options={CCAGS.map((value) => ({ value, label: CCAG_LABELS[value] }))}
          value={ccag}
          onChange={(next) => setCcag(() => next)}
        />
      </Anchor>
      <Anchor name="cpv">
        <Picked
          label="Segments d’achat (CPV)"
          help={'Aucun\u202f: elle convient à tous.'}
          value={cpv}
          options={Object.keys(CPV_DIVISIONS)
            .sort()
            .map((id) => ({ id, label: cpvLabel(id) }))}
          onChange={(next) => setCpv(() => next)}
        />
      </Anchor>
    </>
  );
}

function Uses() {
  const [uses, setUses] = useClauseField('whenToUse');
  const [abstains, setAbstains] = useClauseField('whenNotToUse');
  return (
    <Section title="Quand s’en servir">
      <Fields>
        <Anchor name="whenToUse">
          <LinesInput label="Quand l’utiliser" help="Une phrase par ligne." value={uses} onChange={(lines) => setUses(() => lines)} />
        </Anchor>
        <Anchor name="whenNotToUse">
          <LinesInput label="Quand s’abstenir" help="Une phrase par ligne." value={abstains} onChange={(lines) => setAbstains(() => lines)} />
        </Anchor>
      </Fields>
    </Section>
  );
}

function Law() {
  const [references, setReferences] = useClauseField('references');
  const [confidence, setConfidence] = useClauseField('confidence');
  const [note, setNote] = useClauseField('confidenceNote');
  return (
    <Section title="Droit" lead="Les articles sur lesquels elle repose. Quand l’un change, la veille le dit ici.">
      <Anchor name="references">
        <ReferencesField value={references} onChange={(ids) => setReferences(() => ids)} />
      </Anchor>
      <Anchor name="confidence">
        <Select
          label="Certitude"
          value={confidence}
          options={CONFIDENCES.map((value) => ({ value, label: `${CONFIDENCE_LABELS[value].word} – ${CONFIDENCE_LABELS[value].says}` }))}
          onChange={(next) => next && setConfidence(() => next)}
        />
      </Anchor>
      <Anchor name="confidenceNote">
        <TextArea
          label="Ce qui reste à vérifier"
          rows={2}
          maxLength={LIMITS.shortText}
          value={note}
          onChange={(text) => setNote(() => text)}
          error={useClauseFault('confidenceNote')}
        />
      </Anchor>
    </Section>
  );
}

function Related() {
  const [related, setRelated] = useClauseField('related');
  const { on } = useLawDay();
  const clauses = useQuery(clausesQuery({ on, limit: ALL_CLAUSES })).data?.items ?? [];
  return (
    <Section title="Clauses proches" anchor="related">
      <Picked
        label="Clauses proches"
        value={related}
        options={clauses.map(({ slug, title }) => ({ id: slug, label: title }))}
        onChange={(next) => setRelated(() => next)}
      />
    </Section>
  );
}

type PickedProps = {
  label: string;
  help?: string;
  value: readonly string[];
  options: readonly { id: string; label: string }[];
  onChange: (ids: string[]) => void;
};

/** Several of a long list: one added at a time, each taken away by a press. */
function Picked({ label, help, value, options, onChange }: PickedProps) {
  if (options.length === 0) return null;
  return (
    <div className="stack">
      <ComboBox
        key={value.length}
        label={label}
        {...(help ? { help } : {})}
        options={options.filter(({ id }) => !value.includes(id))}
        value={null}
        onChange={(id) => id !== null && onChange([...value, id])}
      />
      {value.length > 0 && (
        <div className="own-chips">
          {value.map((id) => {
            const name = options.find((option) => option.id === id)?.label ?? id;
            return <RemovableChip key={id} label={name} name={`Retirer\u202f: ${name}`} onRemove={() => onChange(value.filter((other) => other !== id))} />;
          })}
        </div>
      )}
    </div>
  );
}

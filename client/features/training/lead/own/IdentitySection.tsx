import { LIMITS } from '#shared/limits.ts';
import { HINTS } from '#shared/training/empty-module.ts';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { LinesInput } from '../../../../workspace/LinesInput.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { FaultLines } from './FaultLines.tsx';
import { useOwnFault, useOwnSection, useOwnState } from './save.ts';

const OBJECTIVES = 8;

/** What the module is, for whom, how long, and what it takes to pass. */
export function IdentitySection() {
  const [title, setTitle] = useOwnSection('title');
  const [summary, setSummary] = useOwnSection('summary');
  const [audience, setAudience] = useOwnSection('audience');
  const [objectives, setObjectives] = useOwnSection('objectives');
  const { faults } = useOwnState();
  return (
    <Section title="Présentation">
      <TextField label="Titre" isRequired maxLength={LIMITS.title} value={title} onChange={(text) => setTitle(() => text)} error={useOwnFault('title')} />
      <TextArea
        label="Résumé"
        rows={2}
        maxLength={LIMITS.shortText}
        placeholder={HINTS.summary}
        value={summary === HINTS.summary ? '' : summary}
        onChange={(text) => setSummary(() => text || HINTS.summary)}
        error={useOwnFault('summary')}
      />
      <TextField label="Pour qui" maxLength={LIMITS.shortText} value={audience} onChange={(text) => setAudience(() => text)} error={useOwnFault('audience')} />
      <Numbers />
      <LinesInput
        label="Objectifs"
        help={'Un par ligne\u202f: à la fin, la personne sait…'}
        max={OBJECTIVES}
        value={objectives.filter((objective) => objective !== HINTS.objective)}
        onChange={(lines) => setObjectives(() => (lines.length > 0 ? lines : [HINTS.objective]))}
      />
      <FaultLines faults={faults} path="objectives" />
    </Section>
  );
}

function Numbers() {
  const [minutes, setMinutes] = useOwnSection('minutes');
  const [passMark, setPassMark] = useOwnSection('passMarkBasisPoints');
  const [draw, setDraw] = useOwnSection('draw');
  return (
    <Fields>
      <NumberInput label="Durée" unit="minutes" min={5} max={600} isInteger value={minutes} onChange={(value) => value !== null && setMinutes(() => value)} />
      <NumberInput
        label="Seuil de réussite"
        unit="%"
        min={50}
        max={100}
        scale={100}
        value={passMark}
        onChange={(value) => value !== null && setPassMark(() => value)}
      />
      <NumberInput
        label="Questions tirées à chaque essai"
        min={1}
        max={40}
        isInteger
        value={draw}
        onChange={(value) => value !== null && setDraw(() => value)}
        error={useOwnFault('draw')}
      />
    </Fields>
  );
}

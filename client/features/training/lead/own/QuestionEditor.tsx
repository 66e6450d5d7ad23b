import type { TrainingQuestion } from '#shared/api/training-content.ts';
import { LIMITS } from '#shared/limits.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Select } from '../../../../ui/Select.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { CalculationForm } from './CalculationForm.tsx';
import { FaultForm, PlaceForm } from './EngineForms.tsx';
import { ChoiceForm, MatchingForm, OrderingForm } from './PlainForms.tsx';
import { FaultLines } from './FaultLines.tsx';
import { questionLacks } from './lacks.ts';
import { ReferencesField } from './ReferencesField.tsx';
import { useOwnSection, useOwnState } from './save.ts';
import { KIND_LABELS } from './words.ts';

export type QuestionEditorProps = { question: TrainingQuestion; index: number; onChange: (question: TrainingQuestion) => void };

/** One question: what is asked, the form of its kind, why, its lesson and its articles. */
export function QuestionEditor({ question, index, onChange }: QuestionEditorProps) {
  const [lessons] = useOwnSection('lessons');
  const { faults } = useOwnState();
  const lacks = questionLacks(question);
  return (
    <>
      <p className="soft small">{KIND_LABELS[question.kind]}</p>
      <Lacking lacks={lacks} />
      {lacks.length === 0 && <FaultLines faults={faults} path={`questions/${index}`} />}
      <TextArea
        label="Question"
        help={
          question.kind === 'calculation'
            ? 'Le nom d’un nombre entre doubles accolades est remplacé par le nombre tiré\u202f: « Le marché vaut {{montant}}. » devient « Le marché vaut 250\u202f000\u00a0€. »'
            : undefined
        }
        rows={2}
        maxLength={LIMITS.questionText}
        value={question.prompt}
        onChange={(prompt) => onChange({ ...question, prompt })}
      />
      <KindForm question={question} onChange={onChange} />
      <TextArea
        label="Explication"
        help="Montrée après la réponse, juste ou fausse."
        rows={3}
        maxLength={LIMITS.questionText}
        value={question.explanation}
        onChange={(explanation) => onChange({ ...question, explanation })}
      />
      <Select
        label="Leçon qui y répond"
        value={question.lesson}
        emptyLabel="Aucune"
        options={lessons.map(({ id, title }, place) => ({ value: id, label: `${place + 1}. ${title}` }))}
        onChange={(lesson) => onChange({ ...question, lesson })}
      />
      <ReferencesField value={question.references} onChange={(references) => onChange({ ...question, references })} />
    </>
  );
}

/** What is still to write, quietly: one is writing it. */
function Lacking({ lacks }: { lacks: readonly string[] }) {
  if (lacks.length === 0) return null;
  return <p className="small">{frenchTypography(`Pas encore enregistrée. ${lacks.join(' ')}`)}</p>;
}

function KindForm({ question, onChange }: Omit<QuestionEditorProps, 'index'>) {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return <ChoiceForm question={question} onChange={onChange} />;
    case 'ordering':
      return <OrderingForm question={question} onChange={onChange} />;
    case 'matching':
      return <MatchingForm question={question} onChange={onChange} />;
    case 'calculation':
      return <CalculationForm question={question} onChange={onChange} />;
    case 'fault':
      return <FaultForm question={question} onChange={onChange} />;
    case 'place':
      return <PlaceForm question={question} onChange={onChange} />;
  }
}

import { useState } from 'react';
import type { QuestionKind, TrainingQuestion } from '#shared/api/training-content.ts';
import { LIMITS } from '#shared/limits.ts';
import { today } from '../../../../lawDay.ts';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { Menu } from '../../../../ui/Menu.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../../workspace/RowList.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { faultsUnder } from './FaultLines.tsx';
import { plural } from '../../words.ts';
import { questionLacks } from './lacks.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import { useOwnState } from './save.ts';
import type { Questions } from './useQuestions.ts';
import { emptyQuestion, KIND_LABELS, KIND_SAYS, KINDS } from './words.ts';

const SHOWN = 70;
const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text);

/** The questions; one that is half-written, or that the server refuses, says so in its line. */
export function QuestionsSection({ questions: { rows: questions, edit, drafts } }: { questions: Questions }) {
  const { faults } = useOwnState();
  const [added, setAdded] = useState<RowFocus | null>(null);
  const add = (kind: QuestionKind): void => {
    const id = newId();
    edit((current) => [...current, emptyQuestion(kind, id, today())]);
    setAdded({ id });
  };
  const markOf = (question: TrainingQuestion, index: number): string => {
    if (questionLacks(question).length > 0) return ' – à compléter';
    return faultsUnder(faults, `questions/${index}`).length > 0 ? ' – à corriger' : '';
  };
  return (
    <Section
      title="Questions"
      lead={
        drafts === 0
          ? 'Chacune est enregistrée dès qu’elle est complète.'
          : `${plural(drafts, 'question')} à compléter, ${drafts === 1 ? 'gardée' : 'gardées'} dans ce navigateur en attendant.`
      }
      actions={
        questions.length < LIMITS.questionsPerModule ? (
          <Menu
            label="Ajouter une question"
            actions={KINDS.map((kind) => ({ id: kind, label: KIND_LABELS[kind], detail: KIND_SAYS[kind], onAction: () => add(kind) }))}
          />
        ) : undefined
      }
    >
      {questions.length === 0 && (
        <EmptyState title="Aucune question pour l’instant">
          <p>Trois questions suffisent pour commencer. Un module sans question se lit, mais ne se réussit pas.</p>
        </EmptyState>
      )}
      <RowList
        rows={questions}
        edit={edit}
        label="Questions"
        nameOf={(question, index) => `${index + 1}. ${shortened(question.prompt) || 'Question à écrire'}${markOf(question, index)}`}
        detailOf={({ kind }) => KIND_LABELS[kind]}
        removedText="Question retirée."
        isCollapsible
        focus={added}
      >
        {(question, _set, index) => (
          <QuestionEditor
            question={question}
            index={index}
            onChange={(next) => edit((current) => current.map((other) => (other.id === next.id ? { ...next, reviewedOn: today() } : other)))}
          />
        )}
      </RowList>
    </Section>
  );
}

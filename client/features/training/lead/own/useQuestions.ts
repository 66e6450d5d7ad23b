import { useEffect, useRef, useState } from 'react';
import type { TrainingQuestion } from '#shared/api/training-content.ts';
import { readStored, writeStored } from '../../../../stored.ts';
import { questionLacks } from './lacks.ts';
import { useOwnSaver, useOwnSection } from './save.ts';

export type Questions = {
  rows: readonly TrainingQuestion[];
  edit: (change: (rows: TrainingQuestion[]) => TrainingQuestion[]) => void;
  /** How many are half-written: kept in this browser, sent once they are complete. */
  drafts: number;
};

const isComplete = (question: TrainingQuestion): boolean => questionLacks(question).length === 0;
const isQuestion = (value: unknown): value is TrainingQuestion =>
  typeof value === 'object' && value !== null && 'id' in value && 'kind' in value && 'prompt' in value;

function readDrafts(key: string): TrainingQuestion[] {
  const kept = readStored(() => localStorage, key);
  return Array.isArray(kept) ? kept.filter(isQuestion) : [];
}

const together = (saved: readonly TrainingQuestion[], drafts: readonly TrainingQuestion[]): TrainingQuestion[] => [
  ...saved.map((question) => drafts.find(({ id }) => id === question.id) ?? question),
  ...drafts.filter(({ id }) => !saved.some((question) => question.id === id)),
];

/**
 * The questions as they are on screen. One that is half-written never reaches the server, which would refuse it and hold back the
 * others: it waits in this browser, a reload finds it again, and the version saved before stays meanwhile.
 */
export function useQuestions(): Questions {
  const key = `clausier.ownQuestions.${useOwnSaver().read().document.id}`;
  const [saved, save] = useOwnSection('questions');
  const [drafts, setDrafts] = useState(() => readDrafts(key));
  const latest = useRef({ saved, drafts });
  latest.current = { saved, drafts };
  useEffect(() => writeStored(() => localStorage, key, drafts), [key, drafts]);
  const edit: Questions['edit'] = (change) => {
    const next = change(together(latest.current.saved, latest.current.drafts));
    setDrafts(next.filter((question) => !isComplete(question)));
    save((current) => next.flatMap((question) => (isComplete(question) ? question : (current.find(({ id }) => id === question.id) ?? []))));
  };
  return { rows: together(saved, drafts), edit, drafts: drafts.length };
}

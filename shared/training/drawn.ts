/**
 * A question as it was drawn for somebody: numbers chosen, order mixed, key kept. Stored with the attempt, never sent:
 * `asked` is what is sent, `key` what marks it.
 */
import type { Answer, AskedQuestion } from '../api/training.ts';

export type DrawnQuestion = {
  /** Of the question in its bank. */
  id: string;
  moduleId: string;
  asked: AskedQuestion;
  /** A right answer; for a calculation, its value. */
  key: Answer;
  /** Calculation only: how far from the value still counts, in the answer's unit. */
  margin: number;
  notes: { id: string; text: string }[];
  explanation: string;
  working: string | null;
  finding: { rule: string; title: string; message: string } | null;
  references: string[];
  /** The lesson that answers it, as it was called when the question was drawn. */
  lesson?: { id: string; title: string };
  /** False when the law it rests on changed since it was read. */
  scored: boolean;
};

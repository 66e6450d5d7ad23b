/** A question as a person writes it in YAML: what may be left out is filled in, its typography set, its shape checked. */
import { TrainingQuestion } from '../api/training-content.ts';
import { Value } from 'typebox/value';
import { typeset } from '../typography.ts';
import { type PathFault, schemaFaults } from './schema-faults.ts';

/** Fields whose words are sentences; the others are identifiers or formulas. */
const SENTENCES = new Set(['prompt', 'explanation', 'text', 'why', 'steps', 'left', 'right', 'extra', 'working', 'paragraphs', 'fixed', 'outline']);

/** What may be left out of a file, filled in. */
function completed(raw: unknown, reviewedOn: string): unknown {
  if (!raw || typeof raw !== 'object') return raw;
  const question: Record<string, unknown> = { lesson: null, reviewedOn, ...raw };
  if (question['kind'] === 'matching') question['extra'] ??= [];
  if (Array.isArray(question['options']))
    question['options'] = question['options'].map((option: unknown) => (option && typeof option === 'object' ? { right: false, ...option } : option));
  return question;
}

/** Either the question, or what keeps it from being one; paths are inside the question. */
export function readQuestion(raw: unknown, reviewedOn: string): { question: TrainingQuestion | null; faults: PathFault[] } {
  const question = typeset(completed(raw, reviewedOn), (field) => SENTENCES.has(field));
  if (Value.Check(TrainingQuestion, question)) return { question, faults: [] };
  const kind = question && typeof question === 'object' && 'kind' in question ? String(question.kind) : '';
  const branch = TrainingQuestion.anyOf.find((one) => one.properties.kind.const === kind);
  const unknown = { path: 'kind', message: `Forme de question inconnue : « ${kind} ».` };
  return { question: null, faults: branch ? schemaFaults(branch, question) : [unknown] };
}

/** What is wrong in the variables a family declares: their bounds, their choices, the one nobody uses. */
import type { OwnClauseContent } from '../api/own-clauses.ts';
import { usedVariables } from '../block/walk.ts';
import { valueFault } from './fill.ts';

type Variable = OwnClauseContent['variables'][number];
type Fault = (field: string, message: string) => void;

const NUMBERS: readonly string[] = ['integer', 'money', 'rate'];

function boundFaults({ type, min, max }: Variable, fault: Fault): void {
  if (!NUMBERS.includes(type)) return;
  if (min === undefined || max === undefined) fault('min', 'Bornes absentes : dites le plus petit et le plus grand nombre acceptés.');
  else if (min > max) fault('min', 'La borne basse est au-dessus de la borne haute.');
}

function choiceFaults({ type, options }: Variable, fault: Fault): void {
  if ((type === 'choice') !== (options !== undefined)) fault('options', 'Une liste de choix va avec le type « choix », et avec lui seul.');
  if (type !== 'choice' || options === undefined) return;
  if (options.length < 2) fault('options', 'Proposez deux choix au moins.');
  if (new Set(options.map(({ value }) => value)).size < options.length) fault('options', 'Deux choix portent le même nom.');
  if (options.some(({ value, label }) => value.trim() === '' || label.trim() === '')) fault('options', 'Un choix est vide.');
}

function defaultFault(variable: Variable, fault: Fault): void {
  if (variable.default === undefined || String(variable.default).trim() === '') return;
  const found = valueFault(variable, variable.default);
  if (found) fault('default', `La valeur par défaut ne convient pas. ${found}`);
}

/** Faults of the declared variables; those that a text uses without declaring are found in the text. */
export function variableFaults({ variables, texts }: OwnClauseContent, report: (path: string, message: string) => void): void {
  const used = new Set(texts.flatMap(({ blocks }) => usedVariables(blocks)));
  const seen = new Set<string>();
  for (const variable of variables) {
    const { id, label } = variable;
    const fault: Fault = (field, message) => report(`variables/${id}/${field}`, message);
    if (seen.has(id)) fault('id', 'Deux variables portent le même nom : renommez l’une des deux.');
    seen.add(id);
    if (label.trim() === '') fault('label', 'Nommez-la : ce nom est celui que lit la personne qui remplit.');
    boundFaults(variable, fault);
    choiceFaults(variable, fault);
    defaultFault(variable, fault);
    if (!used.has(id)) report(`variables/${id}`, `Variable déclarée mais jamais utilisée : ${id}. Écrivez-la dans un texte, ou retirez-la.`);
  }
}

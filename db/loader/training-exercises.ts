/** Practice exercises: one YAML file each, solved once here, so that nobody is asked for what the product would not accept. */
import { type ExerciseFile, ExerciseFile as ExerciseShape, type ExerciseRecord } from '../../shared/api/training-exercise.ts';
import { isDay } from '../../shared/days.ts';
import { readReference, readThreshold } from '../../shared/law/read.ts';
import { correctGoals } from '../../shared/training/exercise.ts';
import { type ExerciseKnowledge, solvedContent, startContent, workOn } from '../../shared/training/exercise-work.ts';
import { frenchTypography } from '../../shared/typography.ts';
import { type ContentFault, parseYaml, type SourceFile } from './files.ts';
import { markdownBlocks } from './markdown.ts';
import type { LoadedContent } from './read.ts';

const FOLDER = 'formation/exercices/';

/** Every text of it as French is set; what is not a sentence has nothing to set. */
function typesetWork<T>(work: T): T {
  return JSON.parse(JSON.stringify(work), (_key, value: unknown) => (typeof value === 'string' ? frenchTypography(value) : value));
}

function readExercise(file: SourceFile, faults: ContentFault[]): ExerciseRecord | null {
  const head: ExerciseFile | null = parseYaml(file.path, file.text, ExerciseShape, faults);
  if (!head) return null;
  const { module: moduleId, statement, start, solution, ...rest } = head;
  return {
    ...rest,
    start: typesetWork(start),
    solution: typesetWork(solution),
    id: file.path.slice(FOLDER.length, -'.yaml'.length),
    moduleId,
    title: frenchTypography(head.title),
    statement: markdownBlocks(statement, 1, (message) => faults.push({ file: file.path, message })),
    goals: head.goals.map((goal) => ({ ...goal, text: frenchTypography(goal.text) })),
  };
}

export const readTrainingExercises = (files: readonly SourceFile[], faults: ContentFault[]): ExerciseRecord[] =>
  files.filter(({ path }) => path.startsWith(FOLDER) && path.endsWith('.yaml')).flatMap((file) => readExercise(file, faults) ?? []);

const knowledgeOn = ({ references, thresholds, switches, ccags, families, labour }: LoadedContent, on: string): ExerciseKnowledge => ({
  law: { on, references: references.map((item) => readReference(item, on)), thresholds: thresholds.map((item) => readThreshold(item, on)), switches, ccags },
  families,
  labourShares: labour.shares,
  alternatives: labour.actions,
});

function checkExercise(content: LoadedContent, exercise: ExerciseRecord, report: (message: string) => void): void {
  let count = 0;
  const newId = (): string => `lot-${++count}`;
  const start = startContent(exercise, newId);
  const on = start.procedure.launchOn;
  // Without its day, the exercise would be corrected by the law of whatever day it is done.
  if (!on || !isDay(on)) {
    report('la date de lancement manque au départ (start/tender/procedure/launchOn)');
    return;
  }
  const knowledge = knowledgeOn(content, on);
  const solved = solvedContent(exercise, newId);
  for (const { id, met, message } of correctGoals(exercise.goals, workOn(solved.tender, solved.documents, knowledge)))
    if (!met) report(`la solution n’atteint pas le but « ${id} » : ${message}`);
  if (correctGoals(exercise.goals, workOn(start, exercise.start.documents ?? [], knowledge)).every(({ met }) => met))
    report('le départ atteint déjà tous les buts');
}

/** Reports an exercise of no module, a goal or an identifier twice, a solution that the product refuses, a start that is already right. */
export function checkExercises(content: LoadedContent, report: (file: string, message: string) => void): void {
  const modules = new Set(content.modules.map(({ id }) => id));
  for (const exercise of content.exercises) {
    const fault = (message: string): void => report(`${FOLDER}${exercise.id}.yaml`, message);
    if (!modules.has(exercise.moduleId)) fault(`module inconnu : ${exercise.moduleId}`);
    if (new Set(exercise.goals.map(({ id }) => id)).size < exercise.goals.length) fault('un but est donné deux fois');
    checkExercise(content, exercise, fault);
  }
}

/** Training modules: one folder each, lessons and case in Markdown, questions in YAML. The format is in `docs/ecrire-une-formation.md`. */
import { isScalar, LineCounter, parseDocument } from 'yaml';
import { Type } from 'typebox';
import { CONFIDENCES, DAY_PATTERN, oneOf } from '../../shared/api/common.ts';
import type { CaseContent, LessonContent, TrainingModuleRecord, TrainingQuestion } from '../../shared/api/training-content.ts';
import { isDay } from '../../shared/days.ts';
import { readQuestion } from '../../shared/training/read-question.ts';
import { frenchTypography } from '../../shared/typography.ts';
import { type ContentFault, parseYaml, type SourceFile } from './files.ts';
import { markdownBlocks } from './markdown.ts';

const closed = { additionalProperties: false } as const;
const Sentence = Type.String({ minLength: 3, maxLength: 500 });
const Day = Type.String({ pattern: DAY_PATTERN });

const ModuleHead = Type.Object(
  {
    title: Sentence,
    summary: Sentence,
    audience: Sentence,
    kind: oneOf(['path', 'short']),
    minutes: Type.Integer({ minimum: 5, maximum: 600 }),
    passMark: Type.Integer({ minimum: 70, maximum: 80 }),
    draw: Type.Integer({ minimum: 5, maximum: 20 }),
    reviewedOn: Day,
    objectives: Type.Array(Sentence, { minItems: 3, maxItems: 4 }),
  },
  closed,
);
const LessonHead = Type.Object({ title: Sentence, references: Type.Array(Type.String()) }, closed);
const CaseHead = Type.Object({ title: Sentence, source: Sentence, confidence: oneOf(CONFIDENCES), references: Type.Array(Type.String()) }, closed);

export type ReadQuestion = { question: TrainingQuestion; line: number };

/**
 * Questions of a YAML list, each with the line where it starts.
 * @param report a fault, with the question's number (from 1, null for the whole text) and its line
 */
export function readQuestions(text: string, reviewedOn: string, report: (message: string, index: number | null, line: number | null) => void): ReadQuestion[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: 'core', lineCounter: counter });
  for (const error of document.errors) report(error.message.split('\n')[0] ?? 'YAML illisible', null, counter.linePos(error.pos[0]).line);
  if (document.errors.length > 0) return [];
  const list: unknown = document.toJS();
  if (!Array.isArray(list)) {
    report('une liste de questions est attendue', null, 1);
    return [];
  }
  return list.flatMap((raw: unknown, index) => {
    const node = document.getIn([index], true);
    const start = node && typeof node === 'object' && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
    const line = isScalar(node) ? 1 : counter.linePos(start).line;
    const { question, faults } = readQuestion(raw, reviewedOn);
    for (const { path, message } of faults) report(`${path} ${message}`.trim(), index + 1, line);
    return question ? [{ question, line }] : [];
  });
}

const frontMatter = (text: string): [string, string] | null => {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  return match ? [match[1] ?? '', match[2] ?? ''] : null;
};

function readLesson(file: SourceFile, id: string, faults: ContentFault[]): LessonContent | null {
  const parts = frontMatter(file.text);
  const head = parts && parseYaml(file.path, parts[0], LessonHead, faults);
  if (!parts) faults.push({ file: file.path, message: 'en-tête « --- » absent' });
  if (!parts || !head) return null;
  const blocks = markdownBlocks(parts[1], 1, (message) => faults.push({ file: file.path, message }));
  return { id, title: frenchTypography(head.title), references: head.references, blocks };
}

function readCase(file: SourceFile, faults: ContentFault[]): CaseContent | null {
  const parts = frontMatter(file.text);
  const head = parts && parseYaml(file.path, parts[0], CaseHead, faults);
  if (!parts) faults.push({ file: file.path, message: 'en-tête « --- » absent' });
  if (!parts || !head) return null;
  const blocks = markdownBlocks(parts[1], 1, (message) => faults.push({ file: file.path, message }));
  return { title: frenchTypography(head.title), source: frenchTypography(head.source), confidence: head.confidence, references: head.references, blocks };
}

const LESSON = /\/lecon-(\d+)-([a-z0-9-]+)\.md$/;

function readModule(folder: string, files: readonly SourceFile[], faults: ContentFault[]): TrainingModuleRecord | null {
  const fault = (file: string, message: string) => void faults.push({ file: `${folder}/${file}`, message });
  const find = (name: string): SourceFile | null => {
    const found = files.find(({ path }) => path === `${folder}/${name}`);
    if (!found) fault(name, 'fichier absent');
    return found ?? null;
  };
  const [moduleFile, caseFile, sheetFile, questionsFile] = [find('module.yaml'), find('cas.md'), find('fiche.md'), find('questions.yaml')];
  const head = moduleFile && parseYaml(moduleFile.path, moduleFile.text, ModuleHead, faults);
  if (!head || !caseFile || !sheetFile || !questionsFile) return null;
  if (!isDay(head.reviewedOn)) fault('module.yaml', `date impossible : ${head.reviewedOn}`);
  const [, number, id] = /^formation\/(?:(\d)-)?([a-z][a-z0-9-]*)$/.exec(folder) ?? [];
  if (!id || (number !== undefined) !== (head.kind === 'path')) fault('module.yaml', 'un module du parcours a un dossier numéroté, un module court n’en a pas');
  const lessons = files
    .flatMap((file) => {
      const match = LESSON.exec(file.path);
      return match ? [{ file, order: Number(match[1]), id: match[2] ?? '' }] : [];
    })
    .sort((a, b) => a.order - b.order)
    .flatMap((lesson) => readLesson(lesson.file, lesson.id, faults) ?? []);
  if (lessons.length === 0) fault('', 'aucune leçon');
  const questions = readQuestions(questionsFile.text, head.reviewedOn, (message, index, line) =>
    fault('questions.yaml', `${line ? `ligne ${line} : ` : ''}${index ? `question ${index} : ` : ''}${message}`),
  ).map(({ question }) => question);
  const known = new Set(lessons.map((lesson) => lesson.id));
  for (const { id: question, lesson } of questions)
    if (lesson !== null && !known.has(lesson)) fault('questions.yaml', `${question} : leçon inconnue : ${lesson}`);
  const set = frenchTypography;
  return {
    id: id ?? folder,
    kind: head.kind,
    number: number ? Number(number) : null,
    title: set(head.title),
    summary: set(head.summary),
    audience: set(head.audience),
    minutes: head.minutes,
    passMarkBasisPoints: head.passMark * 100,
    draw: head.draw,
    reviewedOn: head.reviewedOn,
    objectives: head.objectives.map(set),
    lessons,
    case: readCase(caseFile, faults),
    sheet: markdownBlocks(frontMatter(sheetFile.text)?.[1] ?? sheetFile.text, 1, (message) => fault('fiche.md', message)),
    questions,
  };
}

/** Every module, those of the path in their order, then the short ones. */
export function readTrainingModules(files: readonly SourceFile[], faults: ContentFault[]): TrainingModuleRecord[] {
  const inside = files.filter(({ path }) => path.startsWith('formation/') && !path.startsWith('formation/exercices/'));
  const folders = [...new Set(inside.map(({ path }) => path.split('/').slice(0, 2).join('/')))];
  return folders
    .flatMap((folder) => {
      const own = inside.filter(({ path }) => path.startsWith(`${folder}/`));
      return readModule(folder, own, faults) ?? [];
    })
    .sort((a, b) => (a.number ?? 99) - (b.number ?? 99) || a.id.localeCompare(b.id));
}

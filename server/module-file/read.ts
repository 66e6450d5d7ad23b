/** A module written as one YAML file → its content, or every fault with its line. Nothing of the law is asked here. */
import { type Document, LineCounter, parseDocument } from 'yaml';
import { type Static, type TSchema, Type } from 'typebox';
import { closed, Confidence, Day, Id, nullable, rows, Title } from '#shared/api/common.ts';
import { type CaseContent, ModuleContent, moduleSections, type TrainingQuestion } from '#shared/api/training-content.ts';
import type { ImportFault } from '#shared/api/training-lead.ts';
import { LIMITS } from '#shared/limits.ts';
import { moduleWhere } from '#shared/training/module-faults.ts';
import { readQuestion } from '#shared/training/read-question.ts';
import { schemaFaults } from '#shared/training/schema-faults.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Value } from 'typebox/value';
import { markdownBlocks } from '../../db/loader/markdown.ts';
import type { ModuleReading } from '../jobs/tasks.ts';
import { yamlFault } from './guard.ts';
import { wordedFault } from './words.ts';

const { title, summary, audience, minutes, draw, objectives } = moduleSections;
const Text = Type.String({ maxLength: LIMITS.richText });
const References = Type.Optional(rows(Id, 20));

const MOST_LESSONS = 20;
const FileLesson = Type.Object({ id: Id, title: Title, references: References, text: Text }, closed);
const ModuleFile = Type.Object(
  {
    title,
    summary,
    audience,
    minutes,
    draw,
    objectives,
    /** Per cent. */
    passMark: Type.Number({ minimum: 50, maximum: 100 }),
    reviewedOn: Type.Optional(Day),
    lessons: Type.Array(FileLesson, { minItems: 1, maxItems: MOST_LESSONS }),
    case: Type.Optional(nullable(Type.Object({ title: Title, source: summary, confidence: Confidence, references: References, text: Text }, closed))),
    sheet: Type.Optional(Text),
    questions: Type.Optional(Type.Array(Type.Unknown(), { maxItems: LIMITS.questionsPerModule })),
  },
  closed,
);

const YAML_WORDS: Record<string, string> = {
  DUPLICATE_KEY: 'Ce champ est écrit deux fois.',
  TAB_AS_INDENT: 'Une tabulation sert de retrait : écrivez des espaces.',
  BAD_INDENT: 'Le retrait de cette ligne ne convient pas.',
  MISSING_CHAR: 'Un signe manque : guillemet, deux-points ou crochet.',
  MULTIPLE_DOCS: 'Le fichier contient plusieurs modules : un seul est attendu.',
};

/** Line of the nearest part that the file has, from 1. */
function lineAt(document: Document, counter: LineCounter, path: string): number {
  const steps = path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  for (; steps.length > 0; steps.pop()) {
    const node = document.getIn(steps, true);
    if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) return counter.linePos(Number(node.range[0])).line;
  }
  return 1;
}

const held = <S extends TSchema>(schema: S, value: unknown, otherwise: Static<S>): Static<S> => (Value.Check(schema, value) ? value : otherwise);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Record<string, unknown> => ({ ...(value && typeof value === 'object' ? value : {}) });

/** What can be read of a file that has faults, so that the rest is judged too: a stand-in wherever a field does not hold. */
function readableFile(value: unknown, on: string): Static<typeof ModuleFile> {
  const fields = fieldsOf(value);
  const { properties } = ModuleFile;
  const lessons = listed(fields['lessons']);
  // A question cannot be blamed for naming a lesson whose own name could not be read.
  const isNamed = lessons.length > 0 && lessons.length <= MOST_LESSONS && lessons.every((lesson) => Value.Check(Id, fieldsOf(lesson)['id']));
  const questions = listed(fields['questions']).slice(0, LIMITS.questionsPerModule);
  return {
    title: held(title, fields['title'], '…'),
    summary: held(summary, fields['summary'], '…'),
    audience: held(audience, fields['audience'], '…'),
    minutes: held(minutes, fields['minutes'], 30),
    draw: held(draw, fields['draw'], 1),
    objectives: held(objectives, fields['objectives'], ['…']),
    passMark: held(properties.passMark, fields['passMark'], 75),
    reviewedOn: held(Day, fields['reviewedOn'], on),
    lessons: lessons
      .slice(0, MOST_LESSONS)
      .map((lesson, index) => held(FileLesson, lesson, { id: held(Id, fieldsOf(lesson)['id'], `illisible-${index}`), title: '…', text: '' })),
    case: held(properties.case, fields['case'], null),
    sheet: held(Text, fields['sheet'], ''),
    questions: isNamed ? questions : questions.map((question) => ({ ...fieldsOf(question), lesson: null })),
  };
}

/** Faults shown at once. */
const MOST_FAULTS = 200;

type Report = (path: string, message: string) => void;

/** The questions that can be read, and the place of each in the file. */
function questionsOf(raws: readonly unknown[], reviewedOn: string, report: Report): { questions: TrainingQuestion[]; asked: number[] } {
  const asked: number[] = [];
  const questions = raws.flatMap((raw, index): TrainingQuestion[] => {
    const { question, faults } = readQuestion(raw, reviewedOn);
    for (const { path, message } of faults) report(`questions/${index}/${path}`, message);
    if (!question) return [];
    asked.push(index);
    return [question];
  });
  return { questions, asked };
}

function contentOf(file: Static<typeof ModuleFile>, questions: TrainingQuestion[], report: Report): ModuleContent {
  const set = frenchTypography;
  const blocks = (text: string, path: string) => markdownBlocks(text, 1, (message) => report(path, `${message.charAt(0).toUpperCase()}${message.slice(1)}.`));
  const found: CaseContent | null = file.case
    ? {
        title: set(file.case.title),
        source: set(file.case.source),
        confidence: file.case.confidence,
        references: file.case.references ?? [],
        blocks: blocks(file.case.text, 'case/text'),
      }
    : null;
  return {
    title: set(file.title),
    summary: set(file.summary),
    audience: set(file.audience),
    minutes: file.minutes,
    passMarkBasisPoints: Math.round(file.passMark * 100),
    draw: file.draw,
    objectives: file.objectives.map(set),
    lessons: file.lessons.map((lesson, index) => ({
      id: lesson.id,
      title: set(lesson.title),
      references: lesson.references ?? [],
      blocks: blocks(lesson.text, `lessons/${index}/text`),
    })),
    case: found,
    sheet: blocks(file.sheet ?? '', 'sheet'),
    questions,
  };
}

/** Where in the file is every part that a later fault may name. */
function placesOf(document: Document, counter: LineCounter, { lessons }: ModuleContent, asked: readonly number[]): ModuleReading['places'] {
  const paths = [
    ...['case', 'sheet', ...lessons.map((_lesson, index) => `lessons/${index}`)].map((path) => [path, path] as const),
    ...asked.map((place, index) => [`questions/${index}`, `questions/${place}`] as const),
  ];
  return Object.fromEntries(paths.map(([path, inFile]) => [path, { line: lineAt(document, counter, inFile), where: moduleWhere(inFile) }]));
}

/** @param on day of reading of the questions that do not say theirs */
export async function readModuleFile({ text, on }: { text: string; on: string }): Promise<ModuleReading> {
  const whole = (line: number | null, message: string): ModuleReading => ({
    content: null,
    faults: [{ line, where: 'Module', message: frenchTypography(message) }],
    readable: null,
    places: {},
  });
  const source = text.replace(/^\ufeff/, '');
  const guard = yamlFault(source);
  if (guard) return whole(guard.line, guard.message);
  const counter = new LineCounter();
  const document = parseDocument(source, { schema: 'core', lineCounter: counter, prettyErrors: false, logLevel: 'error' });
  const [broken] = document.errors;
  if (broken) return whole(counter.linePos(broken.pos[0]).line, YAML_WORDS[broken.code] ?? `Cette ligne n’est pas du YAML lisible (${broken.code}).`);
  const value: unknown = document.toJS();
  const faults: ImportFault[] = [];
  const report: Report = (path, message) =>
    void faults.push({ line: lineAt(document, counter, path), where: moduleWhere(path), message: frenchTypography(wordedFault(path, message)) });
  if (!Value.Check(ModuleFile, value)) for (const { path, message } of schemaFaults(ModuleFile, value)) report(path, message);
  const file = Value.Check(ModuleFile, value) ? value : readableFile(value, on);
  const { questions, asked } = questionsOf(file.questions ?? [], file.reviewedOn ?? on, report);
  const content = contentOf(file, questions, report);
  if (faults.length === 0) for (const { path, message } of schemaFaults(ModuleContent, content)) report(path, message);
  return {
    content: faults.length === 0 ? content : null,
    faults: faults.slice(0, MOST_FAULTS),
    readable: content,
    places: placesOf(document, counter, content, asked),
  };
}

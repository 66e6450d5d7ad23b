/** A module written as one YAML file → its content, or every fault with its line. Nothing of the law is asked here. */
import { type Document, LineCounter, parseDocument } from 'yaml';
import { type Static, Type } from 'typebox';
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

const { title, summary, audience, minutes, draw, objectives } = moduleSections;
const Text = Type.String({ maxLength: LIMITS.richText });
const References = Type.Optional(rows(Id, 20));

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
    lessons: Type.Array(Type.Object({ id: Id, title: Title, references: References, text: Text }, closed), { minItems: 1, maxItems: 20 }),
    case: Type.Optional(nullable(Type.Object({ title: Title, source: summary, confidence: Confidence, references: References, text: Text }, closed))),
    sheet: Type.Optional(Text),
    questions: Type.Optional(Type.Array(Type.Unknown(), { maxItems: LIMITS.questionsPerModule })),
  },
  closed,
);

/** Faults shown at once. */
const MOST_FAULTS = 200;

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

type Report = (path: string, message: string) => void;

function contentOf(file: Static<typeof ModuleFile>, on: string, report: Report): ModuleContent {
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
  const questions = (file.questions ?? []).flatMap((raw, index): TrainingQuestion[] => {
    const { question, faults } = readQuestion(raw, file.reviewedOn ?? on);
    for (const { path, message } of faults) report(`questions/${index}/${path}`, message);
    return question ? [question] : [];
  });
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

/** « title : … »: the field a fault is about, when it has a name. */
function worded(path: string, message: string): string {
  const field = path.split('/').filter((step) => !/^\d+$/.test(step));
  const name = field[0] === 'questions' || field[0] === 'lessons' || field[0] === 'case' ? field.slice(1).join(' › ') : field.join(' › ');
  return frenchTypography(name && !message.includes(`« ${name} »`) ? `« ${name} » : ${message}` : message);
}

/** Every part that a later fault may name, with its line. */
function linesOf(document: Document, counter: LineCounter, { lessons, questions }: ModuleContent): Record<string, number> {
  const paths = ['case', 'sheet', ...lessons.map((_lesson, index) => `lessons/${index}`), ...questions.map((_question, index) => `questions/${index}`)];
  return Object.fromEntries(paths.map((path) => [path, lineAt(document, counter, path)]));
}

/** @param on day of reading of the questions that do not say theirs */
export async function readModuleFile({ text, on }: { text: string; on: string }): Promise<ModuleReading> {
  const whole = (line: number | null, message: string): ModuleReading => ({
    content: null,
    faults: [{ line, where: 'Module', message: frenchTypography(message) }],
    lines: {},
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
    void faults.push({ line: lineAt(document, counter, path), where: moduleWhere(path), message: worded(path, message) });
  if (!Value.Check(ModuleFile, value)) {
    for (const { path, message } of schemaFaults(ModuleFile, value)) report(path, message);
    return { content: null, faults: faults.slice(0, MOST_FAULTS), lines: {} };
  }
  const content = contentOf(value, on, report);
  if (faults.length === 0) for (const { path, message } of schemaFaults(ModuleContent, content)) report(path, message);
  return { content: faults.length === 0 ? content : null, faults: faults.slice(0, MOST_FAULTS), lines: linesOf(document, counter, content) };
}

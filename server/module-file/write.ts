/** A module of the organisation as one YAML file, which `read.ts` reads back as the same module. */
import { stringify } from 'yaml';
import type { ModuleContent, TrainingQuestion } from '#shared/api/training-content.ts';
import { blocksMarkdown } from '#shared/block/markdown.ts';

const HEAD = '# Un module de formation de l’organisation, à relire et à importer dans Clausier.\n';

/** What a reader fills in again is left out. */
function written(question: TrainingQuestion): object {
  const { lesson, ...rest } = question;
  const named = lesson === null ? rest : { lesson, ...rest };
  if (question.kind === 'single' || question.kind === 'multiple')
    return { ...named, options: question.options.map(({ right, ...option }) => (right ? { ...option, right } : option)) };
  if (question.kind === 'matching' && question.extra.length === 0) return { ...named, extra: undefined };
  return named;
}

export function writeModuleFile({ passMarkBasisPoints, lessons, case: found, sheet, questions, ...head }: ModuleContent): string {
  const { title, summary, audience, minutes, draw, objectives } = head;
  const file = {
    title,
    summary,
    audience,
    minutes,
    passMark: passMarkBasisPoints / 100,
    draw,
    objectives,
    lessons: lessons.map(({ blocks, ...lesson }) => ({ ...lesson, text: blocksMarkdown(blocks, 1) })),
    ...(found
      ? {
          case: { title: found.title, source: found.source, confidence: found.confidence, references: found.references, text: blocksMarkdown(found.blocks, 1) },
        }
      : {}),
    ...(sheet.length > 0 ? { sheet: blocksMarkdown(sheet, 1) } : {}),
    questions: questions.map(written),
  };
  return HEAD + stringify(file, { schema: 'core', lineWidth: 0, aliasDuplicateObjects: false, keepUndefined: false });
}

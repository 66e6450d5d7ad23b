/** A module of the organisation as one YAML file, which `read.ts` reads back as the same module. */
import { stringify } from 'yaml';
import type { ModuleContent, TrainingQuestion } from '#shared/api/training-content.ts';
import { blocksMarkdown } from '#shared/block/markdown.ts';

const HEAD = '# Un module de formation de l’organisation, à relire et à importer dans Clausier.\n';

/** What it is comes first, then its answers, then why; what a reader fills in again is left out. */
function written(question: TrainingQuestion): object {
  const { id, kind, lesson, prompt, explanation, references, reviewedOn, ...answers } = question;
  return {
    id,
    kind,
    ...(lesson === null ? {} : { lesson }),
    prompt,
    ...answers,
    ...('options' in question ? { options: question.options.map(({ right, ...option }) => (right ? { ...option, right } : option)) } : {}),
    ...('extra' in question && question.extra.length === 0 ? { extra: undefined } : {}),
    explanation,
    references,
    reviewedOn,
  };
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

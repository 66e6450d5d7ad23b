/** The slides of a module: what is projected is short, what is said is in the notes. `server/slides/` draws them. */
import type { Block } from '../api/blocks.ts';
import type { LessonSection } from '../api/training.ts';
import type { TrainingQuestion } from '../api/training-content.ts';
import { blocksText, inlineText } from '../block/text.ts';
import { formatDay } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { duration, footerOf, moduleTitle, type TrainingMaterials } from './materials.ts';
import { questionText } from './question-text.ts';

export type Slide = {
  kind: 'cover' | 'divider' | 'points' | 'table' | 'extract' | 'question' | 'answer';
  /** Above the title: the lesson it belongs to. */
  label: string;
  title: string;
  lines: string[];
  table: string[][];
  /** Small print at the foot: articles, source. */
  source: string;
  notes: string;
};
export type Deck = { title: string; footer: string; slides: Slide[] };

const POINTS = 6;
const POINT_LENGTH = 240;
const EXTRACT_WORDS = 90;
const QUESTIONS = 6;

const slide = (kind: Slide['kind'], title: string, more: Partial<Slide> = {}): Slide => ({
  kind,
  label: '',
  title,
  lines: [],
  table: [],
  source: '',
  notes: '',
  ...more,
});

/** As many whole sentences as fit on a slide; one that is too long alone is cut between two words. */
export function point(text: string): string {
  const sentences = text.match(/.*?[.!?…](?=\s|$)\s*|.+$/gsu) ?? [text];
  let kept = '';
  for (const sentence of sentences) {
    if (kept !== '' && kept.length + sentence.trimEnd().length > POINT_LENGTH) break;
    kept += sentence;
  }
  const whole = kept.trim();
  if (whole.length <= POINT_LENGTH) return whole;
  const cut = whole.slice(0, POINT_LENGTH);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:–-]+$/, '')}…`;
}

const isHeading = (block: Block | undefined): block is Extract<Block, { kind: 'heading' }> => block?.kind === 'heading';

/** Blocks cut at their headings. */
function parts(blocks: readonly Block[]): { title: string | null; blocks: Block[] }[] {
  const found: { title: string | null; blocks: Block[] }[] = [{ title: null, blocks: [] }];
  for (const block of blocks) {
    if (isHeading(block)) found.push({ title: inlineText(block.content), blocks: [] });
    else found.at(-1)?.blocks.push(block);
  }
  return found.filter(({ blocks: own }) => own.length > 0);
}

const pointsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map(({ content }) => point(inlineText(content)));
    const text = block.kind === 'paragraph' ? inlineText(block.content).trim() : '';
    // A sentence that only announces what follows says nothing on a slide.
    return text === '' || /:$/.test(text) ? [] : [point(text)];
  });

/** Slides of about as many points each: never one point alone behind a full slide. */
function chunks<T>(items: readonly T[], most: number): T[][] {
  const count = Math.ceil(items.length / most);
  const size = Math.ceil(items.length / Math.max(1, count));
  return Array.from({ length: count }, (_, index) => items.slice(index * size, index * size + size));
}

type Table = Extract<Block, { kind: 'table' }>;

/** What stands between two tables goes together, in the order of the lesson. */
function runs(blocks: readonly Block[]): (Table | { kind: 'text'; blocks: Block[] })[] {
  const found: (Table | { kind: 'text'; blocks: Block[] })[] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (block.kind === 'table') found.push(block);
    else if (last?.kind === 'text') last.blocks.push(block);
    else found.push({ kind: 'text', blocks: [block] });
  }
  return found;
}

/** The articles of a lesson stand on its first slide alone. */
const citedOnce = (slides: readonly Slide[]): Slide[] => slides.map((one, index) => (index === 0 || one.kind === 'extract' ? one : { ...one, source: '' }));

function textSlides(label: string, blocks: readonly Block[], source: string): Slide[] {
  return parts(blocks).flatMap(({ title, blocks: own }) => {
    const heading = title ?? label;
    const more = { label: title === null ? '' : label, source, notes: blocksText(own) };
    return runs(own).flatMap((run): Slide[] =>
      run.kind === 'table'
        ? [slide('table', heading, { ...more, table: [run.header, ...run.rows].map((row) => row.map(inlineText)) })]
        : chunks(pointsOf(run.blocks), POINTS).map((lines) => slide('points', heading, { ...more, lines })),
    );
  });
}

function extractSlide(label: string, { live, blocks }: LessonSection): Slide {
  const words = blocksText(blocks).split(/\s+/);
  const shown = words.slice(0, EXTRACT_WORDS).join(' ');
  return slide('extract', live?.title ?? label, {
    label,
    lines: [words.length > EXTRACT_WORDS ? `${shown}…` : shown],
    source: live?.source === 'clause' ? 'Bibliothèque de clauses de l’organisation' : 'Schéma de l’organisation',
    notes: blocksText(blocks),
  });
}

const sectionSlides = (label: string, sections: readonly LessonSection[], source: string): Slide[] =>
  sections.flatMap((part) => (part.live ? [extractSlide(label, part)] : textSlides(label, part.blocks, source)));

/** Spread over the bank, one of each kind first; those that need a long text on the wall are left to the page. */
function shown(questions: readonly TrainingQuestion[]): TrainingQuestion[] {
  const fit = questions.filter(({ kind }) => kind === 'single' || kind === 'multiple' || kind === 'ordering');
  const step = Math.max(1, Math.floor(fit.length / QUESTIONS));
  return fit.filter((_, index) => index % step === 0).slice(0, QUESTIONS);
}

function questionSlides(question: TrainingQuestion, index: number, materials: TrainingMaterials): Slide[] {
  const { prompt, choices, answer, explanation } = questionText(question, materials);
  const label = `Question ${index + 1}`;
  return [
    slide('question', prompt, { label, lines: choices, notes: `Réponse : ${answer.join(' ; ')}\n\n${explanation}` }),
    slide('answer', 'Réponse', { label, lines: [...answer, explanation], source: materials.cite(question.references), notes: prompt }),
  ];
}

function setSlide(one: Slide): Slide {
  const set = frenchTypography;
  return {
    ...one,
    label: set(one.label),
    title: set(one.title),
    lines: one.lines.map(set),
    table: one.table.map((row) => row.map(set)),
    source: set(one.source),
  };
}

export function moduleDeck(materials: TrainingMaterials): Deck {
  const { module, questions, organisation, on, cite } = materials;
  const slides: Slide[] = [
    slide('cover', module.title, {
      label: module.number === null ? 'Formation' : `Parcours du référent, module ${module.number}`,
      lines: [organisation, `${module.audience} – ${duration(module.minutes)}`, `Droit au ${formatDay(on)}`].filter(Boolean),
      notes: module.summary,
    }),
    slide('points', 'À la fin de la séance, vous saurez', { lines: module.objectives, notes: module.summary }),
    ...module.lessons.flatMap((lesson, index) => [
      slide('divider', lesson.title, { label: `${index + 1}` }),
      ...citedOnce(sectionSlides(lesson.title, lesson.sections, cite(lesson.references.map(({ id }) => id)))),
    ]),
    ...(module.case
      ? [slide('divider', module.case.title, { label: 'Le cas' }), ...sectionSlides(module.case.title, module.case.sections, module.case.source)]
      : []),
    ...(questions.length === 0 ? [] : [slide('divider', 'À vous', { label: 'Questions' })]),
    ...shown(questions).flatMap((question, index) => questionSlides(question, index, materials)),
    slide('divider', 'Ce qu’il faut retenir', { label: 'Fiche' }),
    ...sectionSlides('Ce qu’il faut retenir', module.sheet, ''),
  ];
  return { title: moduleTitle(module), footer: footerOf(materials), slides: slides.map(setSlide) };
}

/** A consultation of exercise judged without a server: what the loader and the tests ask of a start and of a solution. Pure. */
import type { ClauseSummary } from '../api/clauses.ts';
import type { HoursAlternative, LabourShare } from '../api/hours.ts';
import type { TenderContent } from '../api/tenders.ts';
import type { ExerciseDocument, ExerciseFile } from '../api/training-exercise.ts';
import { checkChoices, checkDocuments, checkTender, gathered, type Paragraph } from '../rules/index.ts';
import { changedSections } from '../tender/complete.ts';
import { emptyTender } from '../tender/empty.ts';
import type { Law } from '../tender/law.ts';
import { recommend } from '../tender/recommend.ts';
import type { ExerciseWork } from './exercise.ts';

export type ExerciseKnowledge = {
  law: Law;
  families: readonly ClauseSummary[];
  labourShares: readonly LabourShare[];
  alternatives: readonly HoursAlternative[];
};

/** « ## Objet » is a title of level 2. */
export function documentParagraphs(lines: readonly string[]): Paragraph[] {
  return lines.map((line) => {
    const [, marks = '', text = line] = /^(#{1,2}) (.*)$/.exec(line) ?? [];
    return { text, level: marks.length || null };
  });
}

/** The content a learner starts from; `newId` names its lots. */
export function startContent({ title, start }: Pick<ExerciseFile, 'title' | 'start'>, newId: () => string): TenderContent {
  const empty = emptyTender(title, newId);
  return { ...empty, ...changedSections(empty, start.tender, newId) };
}

/** The same once solved, and the files it then has. */
export function solvedContent(
  exercise: Pick<ExerciseFile, 'title' | 'start' | 'solution'>,
  newId: () => string,
): { tender: TenderContent; documents: readonly ExerciseDocument[] } {
  const start = startContent(exercise, newId);
  return {
    tender: { ...start, ...changedSections(start, exercise.solution.tender, newId) },
    documents: exercise.solution.documents ?? exercise.start.documents ?? [],
  };
}

/** What the product says of it: the same checks, levers and hours as for real work. */
export function workOn(
  tender: TenderContent,
  documents: readonly ExerciseDocument[],
  { law, families, labourShares, alternatives }: ExerciseKnowledge,
): ExerciseWork {
  const ccag = tender.procedure.ccag === 'none' ? null : tender.procedure.ccag;
  const pieces = documents.map(({ piece, name, lines }) => ({
    facts: { kind: piece, whole: true, ccag, documentId: name },
    paragraphs: documentParagraphs(lines),
    planned: [],
  }));
  const chosen = families.filter(({ slug }) => tender.lots.some(({ clauses }) => clauses.some((choice) => choice.slug === slug)));
  const findings = [
    ...checkTender(tender, law, { clauses: chosen }),
    ...checkChoices(tender, new Set(chosen.map(({ slug }) => slug))),
    ...checkDocuments(pieces, tender, law),
  ];
  return {
    tender,
    law,
    findings: gathered(findings, tender),
    clauses: chosen,
    recommendations: recommend(tender, law, { families, scheme: null, labourShares }),
    hours: { on: law.on, shares: labourShares, actions: alternatives, thresholds: law.thresholds, obligation: null },
    pieces: documents.map(({ piece }) => piece),
  };
}

/** Training against the rest of the content: markers, references, and what the product's own engine says of each question. */
import type { Block } from '../../shared/api/blocks.ts';
import type { TrainingModuleRecord } from '../../shared/api/training-content.ts';
import { usedVariables } from '../../shared/block/walk.ts';
import { inForce } from '../../shared/law/in-force.ts';
import { readReference, readThreshold } from '../../shared/law/read.ts';
import type { Law } from '../../shared/tender/law.ts';
import { markerOf, thresholdMarker } from '../../shared/training/markers.ts';
import { questionFaults } from '../../shared/training/question-faults.ts';
import type { LoadedContent } from './read.ts';

type Report = (file: string, message: string) => void;

type LawOn = (on: string) => Law;

/** The law as the questions were read against it; that of one day, which many share, is made once. */
function lawsOf({ references, thresholds, switches, ccags }: LoadedContent): LawOn {
  const laws = new Map<string, Law>();
  return (on) => {
    const law = laws.get(on) ?? {
      on,
      references: references.map((item) => readReference(item, on)),
      thresholds: thresholds.map((item) => readThreshold(item, on)),
      switches,
      ccags,
    };
    laws.set(on, law);
    return law;
  };
}

const folderOf = ({ number, id }: TrainingModuleRecord): string => `formation/${number === null ? '' : `${number}-`}${id}`;

function checkBlocks(content: LoadedContent, blocks: readonly Block[], on: string, report: (message: string) => void): void {
  for (const block of blocks) {
    const marker = markerOf(block);
    if (marker === 'unknown') report('repère inconnu');
    if (marker && marker !== 'unknown') {
      if (marker.kind !== 'clause') continue;
      const family = content.families.find(({ slug }) => slug === marker.slug);
      if (!family?.pieces.includes(marker.piece)) report(`pas de texte « ${marker.piece} » pour la clause ${marker.slug}`);
      continue;
    }
    for (const id of usedVariables([block])) checkThreshold(content, id, on, report);
  }
}

/** A threshold that has no value that day would be written « à vérifier » in the middle of a sentence. */
function checkThreshold({ thresholds }: LoadedContent, id: string, on: string, report: (message: string) => void): void {
  const known = thresholds.find((threshold) => threshold.id === thresholdMarker(id));
  if (!known) report(`repère inconnu dans une phrase : ${id}`);
  else if (!inForce(known.versions, on)) report(`seuil sans valeur le jour de la relecture : ${id}`);
}

type Around = { content: LoadedContent; lawOn: LawOn; references: ReadonlySet<string> };

function checkQuestions({ content, lawOn, references }: Around, module: TrainingModuleRecord, report: Report): void {
  const file = `${folderOf(module)}/questions.yaml`;
  const families = new Map(content.families.map((family) => [family.slug, family]));
  for (const question of module.questions) {
    const law = lawOn(question.reviewedOn);
    for (const message of questionFaults(question, { law, references, clause: (slug) => families.get(slug) ?? null }))
      report(file, `${question.id} : ${message}`);
    for (const [, id = ''] of JSON.stringify(question).matchAll(/\{\{\s*(seuil\.[^}\s]*)\s*\}\}/g))
      checkThreshold(content, id, question.reviewedOn, (message) => report(file, `${question.id} : ${message}`));
    if (question.references.length === 0) report(file, `${question.id} : aucune référence`);
  }
}

/** Reports every dead link, and every question that the product itself would not correct as written. */
export function checkTraining(content: LoadedContent, report: Report): void {
  const references = new Set(content.references.map(({ id }) => id));
  const lawOn = lawsOf(content);
  const seen = new Set<string>();
  for (const module of content.modules) {
    const folder = folderOf(module);
    for (const { id, blocks, references: cited } of module.lessons) {
      checkBlocks(content, blocks, module.reviewedOn, (message) => report(`${folder}/lecon-*-${id}.md`, message));
      for (const reference of cited) if (!references.has(reference)) report(`${folder}/lecon-*-${id}.md`, `référence inconnue : ${reference}`);
    }
    for (const reference of module.case?.references ?? []) if (!references.has(reference)) report(`${folder}/cas.md`, `référence inconnue : ${reference}`);
    checkBlocks(content, [...(module.case?.blocks ?? []), ...module.sheet], module.reviewedOn, (message) => report(folder, message));
    if (module.questions.length < module.draw) report(folder, `${module.questions.length} questions pour ${module.draw} tirées`);
    for (const { id } of module.questions) {
      if (seen.has(id)) report(`${folder}/questions.yaml`, `identifiant en double : ${id}`);
      seen.add(id);
    }
    checkQuestions({ content, lawOn, references }, module, report);
  }
}

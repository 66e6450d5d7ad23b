/** The whole content: every file read, every link between files checked. */
import type { Catalogue } from '../../shared/api/catalogue.ts';
import type { Ccag } from '../../shared/api/clauses.ts';
import type { Doubt, LawSwitch } from '../../shared/api/references.ts';
import type { ClauseFamilyRecord, ReferenceRecord, ThresholdRecord } from '../records.ts';
import {
  readActions,
  readBodies,
  readChapters,
  readGlossary,
  readIndicators,
  readLevers,
  readStartingPoints,
  readSynonyms,
  readTraining,
  type Synonyms,
} from './catalogue.ts';
import { readFamily } from './clauses.ts';
import { type ExampleContent, readExample } from './example.ts';
import { type Edition, readEdition } from './edition.ts';
import { type ContentFault, contentVersion, readFolder, type SourceFile } from './files.ts';
import { type LabourContent, readLabour } from './labour.ts';
import { readCcags, readDoubts, readReferences, readSwitches, readThresholds } from './law.ts';
import { checkLinks } from './links.ts';
import { checkTraining } from './training-links.ts';
import { checkExercises, readTrainingExercises } from './training-exercises.ts';
import { readTrainingModules } from './training.ts';
import type { TrainingModuleRecord } from '../../shared/api/training-content.ts';
import type { ExerciseRecord } from '../../shared/api/training-exercise.ts';

export type { ContentFault } from './files.ts';

/** Raise when reading changes in a way that must refill the database. */
const LOADER_VERSION = '10';

export type LoadedContent = {
  version: string;
  edition: Edition;
  families: ClauseFamilyRecord[];
  references: ReferenceRecord[];
  thresholds: ThresholdRecord[];
  ccags: Ccag[];
  switches: LawSwitch[];
  doubts: Doubt[];
  catalogue: Catalogue;
  synonyms: Synonyms;
  example: ExampleContent | null;
  labour: LabourContent;
  modules: TrainingModuleRecord[];
  exercises: ExerciseRecord[];
};

/** Hash of the content without parsing it: tells a start whether the database is up to date. */
export const readContentVersion = (root: string): string => contentVersion(readFolder(root), LOADER_VERSION);

/** The same, of files that were not read from a folder. */
export const versionOfFiles = (files: SourceFile[]): string => contentVersion(files, LOADER_VERSION);

/** Reads `db/content`; faults are listed, never thrown, so that one run names them all. */
export const readContent = (root: string): { content: LoadedContent; faults: ContentFault[] } => readContentFiles(readFolder(root));

/** The same checks for files that came another way; sorted by path, as a folder is read. */
export function readContentFiles(files: SourceFile[]): { content: LoadedContent; faults: ContentFault[] } {
  const faults: ContentFault[] = [];
  const one = <T>(path: string, read: (file: SourceFile, faults: ContentFault[]) => T[]): T[] => {
    const file = files.find((candidate) => candidate.path === path);
    if (file) return read(file, faults);
    faults.push({ file: path, message: 'fichier absent' });
    return [];
  };
  const families = files
    .filter(({ path }) => path.startsWith('clauses/'))
    .map((file) => readFamily(file, faults))
    .filter((family) => family !== null);
  const catalogue: Catalogue = {
    actions: one('actions.yaml', readActions),
    indicators: one('indicateurs.yaml', readIndicators),
    bodies: one('organes.yaml', readBodies),
    training: one('formations.yaml', readTraining),
    levers: one('leviers-ess.yaml', readLevers),
    glossary: one('glossaire.yaml', readGlossary),
    startingPoints: one('departs.yaml', readStartingPoints),
    chapters: one('chapitres.yaml', readChapters),
  };
  const example = files.find(({ path }) => path === 'exemple.yaml');
  const content: LoadedContent = {
    version: versionOfFiles(files),
    edition: readEdition(files, faults) ?? { number: 1, day: '1970-01-01' },
    families,
    references: readReferences(files, faults),
    thresholds: one('seuils.yaml', readThresholds),
    ccags: one('ccag.yaml', readCcags),
    switches: one('bascules.yaml', readSwitches),
    doubts: one('doutes.yaml', readDoubts),
    catalogue,
    synonyms: one('synonymes.yaml', readSynonyms),
    example: example ? readExample(example, catalogue, faults) : null,
    labour: one('parts-main-oeuvre.yaml', readLabour)[0] ?? { shares: [], actions: [] },
    modules: readTrainingModules(files, faults),
    exercises: readTrainingExercises(files, faults),
  };
  checkLinks(content, (file, message) => faults.push({ file, message }));
  checkTraining(content, (file, message) => faults.push({ file, message }));
  checkExercises(content, (file, message) => faults.push({ file, message }));
  return { content, faults };
}

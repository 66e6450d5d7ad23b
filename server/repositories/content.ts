/**
 * Content read once from the database: it does not change while the server runs. Law questions take a day.
 */
import type { Catalogue } from '#shared/api/catalogue.ts';
import type { Ccag } from '#shared/api/clauses.ts';
import type { HoursAlternative, LabourShare } from '#shared/api/hours.ts';
import type { ExerciseRecord } from '#shared/api/training-exercise.ts';
import type { TrainingModuleRecord } from '#shared/api/training-content.ts';
import type { Doubt, LawSwitch, LegalReference, Threshold } from '#shared/api/references.ts';
import type { Day } from '#shared/days.ts';
import { readReference, readThreshold } from '#shared/law/read.ts';
import type { Connection } from '../../db/open.ts';
import type { ContentKind, ReferenceRecord, ThresholdRecord } from '../../db/records.ts';

export type ContentRepository = ReturnType<typeof makeContentRepository>;

/** Parsed items of one kind, in the order of their file. The loader checked their shape before storing them. */
const reader = (connection: Connection) => {
  const select = connection.raw.prepare<[ContentKind], { json: string }>('SELECT json FROM content WHERE kind = ? ORDER BY position');
  return <T>(kind: ContentKind): T[] => select.all(kind).map(({ json }): T => JSON.parse(json));
};

export function makeContentRepository(connection: Connection) {
  const read = reader(connection);
  const references = new Map(read<ReferenceRecord>('reference').map((item) => [item.id, item]));
  const thresholds = read<ThresholdRecord>('threshold');
  const ccags = read<Ccag>('ccag');
  const switches = read<LawSwitch>('switch').sort((a, b) => (a.on < b.on ? -1 : 1));
  const doubts = read<Doubt>('doubt');
  const catalogue: Catalogue = {
    actions: read('action'),
    indicators: read('indicator'),
    bodies: read('body'),
    training: read('training'),
    levers: read('lever'),
    glossary: read('term'),
    startingPoints: read('starting-point'),
    chapters: read('chapter'),
  };
  const labourShares = read<LabourShare>('labour-share');
  const hoursAlternatives = read<HoursAlternative>('hours-alternative');
  /** Our modules, those of the path first, in its order. */
  const exercises = read<ExerciseRecord>('training-exercise');
  const trainingModules = read<TrainingModuleRecord>('training-module');
  const version = connection.raw.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'content-version'").get()?.value ?? '';
  return {
    version,
    catalogue,
    ccags,
    trainingModules,
    exercises,
    references: async (on: Day): Promise<LegalReference[]> => [...references.values()].map((item) => readReference(item, on)),
    reference: async (id: string, on: Day): Promise<LegalReference | null> => {
      const found = references.get(id);
      return found ? readReference(found, on) : null;
    },
    thresholds: async (on: Day): Promise<Threshold[]> => thresholds.map((item) => readThreshold(item, on)),
    switches: async (): Promise<LawSwitch[]> => switches,
    doubts: async (): Promise<Doubt[]> => doubts,
    labourShares: async (): Promise<LabourShare[]> => labourShares,
    hoursAlternatives: async (): Promise<HoursAlternative[]> => hoursAlternatives,
    ccag: async (id: string): Promise<Ccag | null> => ccags.find((item) => item.id === id) ?? null,
  };
}

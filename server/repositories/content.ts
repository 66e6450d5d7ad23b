/**
 * Content read once from the database, and again when an update pack changes it. Law questions take a day.
 */
import type { Catalogue } from '#shared/api/catalogue.ts';
import type { Ccag } from '#shared/api/clauses.ts';
import type { HoursAlternative, LabourShare } from '#shared/api/hours.ts';
import type { ExerciseRecord } from '#shared/api/training-exercise.ts';
import type { TrainingModuleRecord } from '#shared/api/training-content.ts';
import type { Doubt, LawSwitch, LegalReference, Threshold } from '#shared/api/references.ts';
import type { Day } from '#shared/days.ts';
import { readReference, readThreshold } from '#shared/law/read.ts';
import { metaOf } from '../../db/meta.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';
import type { Edition } from '../../db/loader/index.ts';
import type { ContentKind, ReferenceRecord, ThresholdRecord } from '../../db/records.ts';

export type ContentRepository = Awaited<ReturnType<typeof makeContentRepository>>;

const { content } = schema;

/** Parsed items of one kind, in the order of their file. The loader checked their shape before storing them. */
async function reader({ orm }: Connection) {
  const stored = await orm.select({ kind: content.kind, json: content.json }).from(content).orderBy(content.position);
  return <T>(kind: ContentKind): T[] => stored.filter((row) => row.kind === kind).map(({ json }): T => JSON.parse(json));
}

/** Days whose reading of the law is kept: today for everybody, and those of the consultations people work on. */
const DAYS_KEPT = 50;

/** Made once for a day, and never changed: who asks shares it. */
function onDay<T>(make: (on: Day) => readonly T[]): (on: Day) => Promise<readonly T[]> {
  const kept = new Map<Day, readonly T[]>();
  return async (on) => {
    const known = kept.get(on);
    if (known) return known;
    const read = make(on);
    const [oldest] = kept.keys();
    if (kept.size >= DAYS_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(on, read);
    return read;
  };
}

export async function makeContentRepository(connection: Connection) {
  const read = await reader(connection);
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
  const version = (await metaOf(connection, 'content-version')) ?? '';
  const edition: Edition = JSON.parse((await metaOf(connection, 'content-edition')) ?? '{"number":0,"day":"1970-01-01"}');
  return {
    version,
    edition,
    /** Every version in time, for who watches the law. */
    dated: { references: [...references.values()], thresholds },
    catalogue,
    ccags,
    trainingModules,
    exercises,
    references: onDay((on): LegalReference[] => [...references.values()].map((item) => readReference(item, on))),
    reference: async (id: string, on: Day): Promise<LegalReference | null> => {
      const found = references.get(id);
      return found ? readReference(found, on) : null;
    },
    thresholds: onDay((on): Threshold[] => thresholds.map((item) => readThreshold(item, on))),
    switches: async (): Promise<LawSwitch[]> => switches,
    doubts: async (): Promise<Doubt[]> => doubts,
    labourShares: async (): Promise<LabourShare[]> => labourShares,
    hoursAlternatives: async (): Promise<HoursAlternative[]> => hoursAlternatives,
    ccag: async (id: string): Promise<Ccag | null> => ccags.find((item) => item.id === id) ?? null,
  };
}

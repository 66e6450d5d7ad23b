/** What the thread that makes a figures database is told, and what it tells. Plain values: they cross from one thread to another. */
import type { ImportKind, ImportOptions, ImportReport } from '../../shared/api/imports.ts';
import type { Day } from '../../shared/days.ts';
import type { Refusal } from '../../shared/errors.ts';
import type { Decision } from '../../db/figures/write.ts';

export type SourceOrder = {
  importId: string;
  kind: ImportKind;
  path: string;
  /** Kept with gzip. */
  compressed: boolean;
  options: ImportOptions;
  /** An earlier import holds the same file, read in the same way: nothing of it is new. */
  repeated: boolean;
};

export type BuildOrder = {
  /** Made anew; never the database in use. */
  target: string;
  /** Copied first; null: from nothing. */
  base: string | null;
  sources: SourceOrder[];
  /** Imports whose lines leave. */
  leaving: string[];
  decisions: Decision[];
  today: Day;
  temporaryFolder: string;
  /** Where each source is kept once the data is in place, by import; only what is not kept yet. */
  keep: { from: string; to: string }[];
};

/** `header`: of a table whose columns were named, to propose them again. */
export type BuiltImport = { importId: string; report: ImportReport; header: string[] | null };
/** `stopped`: somebody asked it; `refused`: a source cannot be read, and which: nothing of what was written counts. */
export type BuildEnd = { end: 'built'; imports: BuiltImport[] } | { end: 'refused'; importId: string; refusal: Refusal } | { end: 'stopped' };

export type BuildSignals = { progress: (bytes: number, records: number) => void; stopped: () => boolean };

/** From the thread: where it is, then how it ended, then once the sources are kept. */
export type ThreadMessage =
  | { progress: { bytes: number; records: number } }
  | { ended: BuildEnd }
  | { failed: { code: string; message: string } }
  | { kept: true };
/** To the thread, once it has ended. */
export type ThreadAnswer = 'keep' | 'leave';

/**
 * Reading a file of published contracts, whatever its format (JSON or XML of 2022 or 2019, consolidated table): what a reading is given and
 * what it gives back. Promises bounded memory whatever the file's size, that a record nobody can read never stops the others, that
 * a file cut short is refused (never half taken), and that a hostile file ends in a refusal, never in a throw or a hang.
 */
import type { Day } from '../../../shared/days.ts';
import type { Anomaly, ReadRecord, RecordFormat } from '../../../shared/decp/record.ts';

/** One contract as it comes out of the file. */
export type TakenContract = {
  read: ReadRecord;
  /** Line of the file where it begins, from 1. */
  line: number;
  /** Integer under 2³² of the record's own text: the same for the same text. */
  fingerprint: number;
};

/** A record that gives no contract: unreadable, or without any content. */
export type BrokenRecord = { line: number; anomaly: Anomaly };

export type ReadOptions = {
  /** Days after it are in the future. */
  today: Day;
  take: (taken: TakenContract) => void;
  broken?: (broken: BrokenRecord) => void;
  /** Every chunk: bytes of the file and records read so far. */
  progress?: (bytes: number, records: number) => void;
  /** Asked at every chunk; the reading ends at once when it says true. */
  stopped?: () => boolean;
  /** Folder for the passing files of a big table; the system's own when absent. Nothing stays in it. */
  temporaryFolder?: string | undefined;
  /** Size from which a table goes through them. */
  inMemoryBytes?: number | undefined;
};

/** What only the consolidated table says. */
export type TableFacts = {
  lines: number;
  /** Sum of the amounts of every line, in cents: what adding the column would wrongly give. */
  everyLineCents: number;
  /** Contracts whose lines do not say the same amount. */
  amountsDiffer: number;
  /** Lines that repeat a holder already said for the same contract. */
  repeatedHolders: number;
  /** Columns of the file that the reading does not know. */
  unknownColumns: string[];
};

export type FileFacts = {
  /** The one most records have; null without any record. */
  format: RecordFormat | null;
  /** « UTF-8 », « UTF-16 », « Windows-1252 ». */
  encoding: string;
  separator: string | null;
  bytes: number;
  /** Contracts given to `take`. */
  records: number;
  /** Records given to `broken`. */
  broken: number;
  /** `stopped` said so: the file was not read to its end. */
  stopped: boolean;
  table: TableFacts | null;
};

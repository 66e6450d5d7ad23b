/**
 * Puts the contracts of one file into the new database, each counted once (ADR 019 §5): the latest publication of a contract wins; published the
 * same day with another content, what was just sent wins over an earlier import, and the first one inside a file; a contract known
 * by a full file is never doubled by the consolidated table, and a full file takes the place of what the table said.
 */
import type { AnomalyCode } from '../../shared/decp/anomalies.ts';
import { identify } from '../../shared/decp/key.ts';
import type { ContractRecord } from '../../shared/decp/record.ts';
import type { FiguresDatabase } from '../../db/figures/open.ts';
import { type ContractReader, type FiguresWriter, makeContractReader, makeFiguresWriter } from '../../db/figures/write.ts';
import { type Incoming, type KnownContracts, makeKnownContracts, type Met } from './known-contracts.ts';
import type { AnomalyNotes } from './notes.ts';

export type Insertion = 'added' | 'unchanged' | 'replaced' | 'dropped';
export type ContractInsertion = {
  /** `fingerprint` is the record's text as a number; `toTheLetter`: the file has the same record before. */
  insert: (record: ContractRecord, line: number, fingerprint: number) => { made: Insertion; toTheLetter: boolean };
  repeatedNumbers: () => number;
};

/** One record on its way in. */
type Arriving = Incoming & { line: number };

type Writing = { importId: string; notes: AnomalyNotes; known: KnownContracts; writer: FiguresWriter; reader: ContractReader };

/** The gestures that put a record in, each known from then on, and what is said of it. */
function makeGestures({ importId, notes, known, writer, reader }: Writing) {
  const write = ({ record, key, line }: Arriving): number => writer.contract(record, { key, importId, line });
  const add = (arriving: Arriving): Insertion => {
    known.add(arriving, write(arriving));
    return 'added';
  };
  const replace = (arriving: Arriving, row: number): void => {
    writer.removeContract(row);
    known.replace(arriving, row, write(arriving));
  };
  const note = (code: AnomalyCode, { record, line }: Arriving): void =>
    notes.note({ code, field: 'id', original: record.number, kept: record.number }, line, record.number);
  /** The same contract again, from this file or from an earlier import. */
  const again = (arriving: Arriving, row: number, toTheLetter: boolean): Insertion => {
    const later = known.later(arriving.record, row);
    if (known.isSeen(row)) {
      note(toTheLetter ? 'DUPLICATE' : 'REPUBLISHED', arriving);
      if (later > 0) replace(arriving, row);
      else known.leave(arriving);
      return 'dropped';
    }
    if (later < 0 || (later === 0 && reader.isSame(row, arriving.record))) {
      known.see(row);
      known.leave(arriving);
      return 'unchanged';
    }
    replace(arriving, row);
    return 'replaced';
  };
  return { add, replace, note, again };
}

/**
 * Inside a transaction of the caller.
 * @param coming how many contracts the file may have, as far as one knows
 */
export function makeContractInsertion(raw: FiguresDatabase, importId: string, notes: AnomalyNotes, coming: number): ContractInsertion {
  const reader = makeContractReader(raw);
  const known = makeKnownContracts(reader, coming);
  const { add, replace, note, again } = makeGestures({ importId, notes, known, writer: makeFiguresWriter(raw), reader });
  const fromTable = (arriving: Arriving, met: Met): Insertion => {
    const row = met.number || met.same;
    if (row === 0) return add(arriving);
    if (known.isFromTable(row)) return again(arriving, row, met.toTheLetter);
    note('OTHER_FORMAT', arriving);
    return 'dropped';
  };
  const whole = (arriving: Arriving, met: Met): Insertion => {
    const row = met.same;
    const other = row || met.number;
    if (other !== 0 && known.isFromTable(other)) {
      replace(arriving, other);
      return 'replaced';
    }
    if (row !== 0) return again(arriving, row, met.toTheLetter);
    if (other !== 0) note('SAME_NUMBER', arriving);
    return add(arriving);
  };
  return {
    insert: (record, line, fingerprint) => {
      const { key, lookup } = identify(record);
      const arriving = { record, key, lookup, fingerprint, line };
      const met = known.meet(arriving);
      return { made: (record.format === 'table' ? fromTable : whole)(arriving, met), toTheLetter: met.toTheLetter };
    },
    repeatedNumbers: known.repeatedNumbers,
  };
}

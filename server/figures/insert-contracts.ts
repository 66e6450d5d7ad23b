/**
 * Puts the contracts of one file into the new database, each counted once (ADR 019 §5): the latest publication of a contract wins; published the
 * same day with another content, what was just sent wins over an earlier import, and the first one inside a file; a contract known
 * by a full file is never doubled by the consolidated table, and a full file takes the place of what the table said.
 */
import type { AnomalyCode } from '../../shared/decp/anomalies.ts';
import { contractKey } from '../../shared/decp/key.ts';
import type { ContractRecord } from '../../shared/decp/record.ts';
import type { FiguresDatabase } from '../../db/figures/open.ts';
import { makeContractReader, makeFiguresWriter } from '../../db/figures/write.ts';
import { makeKnownContracts, type Met } from './known-contracts.ts';
import type { AnomalyNotes } from './notes.ts';

export type Insertion = 'added' | 'unchanged' | 'replaced' | 'dropped';
export type ContractInsertion = {
  /** `fingerprint` is the record's text as a number; `toTheLetter`: the file has the same record before. */
  insert: (record: ContractRecord, line: number, fingerprint: number) => { made: Insertion; toTheLetter: boolean };
  repeatedNumbers: () => number;
};

/** One record on its way in. */
type Arriving = { record: ContractRecord; line: number; fingerprint: number; met: Met };

/**
 * Inside a transaction of the caller.
 * @param coming how many contracts the file may have, as far as one knows
 */
export function makeContractInsertion(raw: FiguresDatabase, importId: string, notes: AnomalyNotes, coming: number): ContractInsertion {
  const reader = makeContractReader(raw);
  const known = makeKnownContracts(reader, coming);
  const writer = makeFiguresWriter(raw);
  const write = (record: ContractRecord, line: number): number => writer.contract(record, { key: contractKey(record), importId, line });
  const add = ({ record, line, fingerprint }: Arriving): Insertion => {
    known.add(record, write(record, line), fingerprint);
    return 'added';
  };
  const replace = ({ record, line, fingerprint }: Arriving, row: number): void => {
    writer.removeContract(row);
    known.replace(record, row, write(record, line), fingerprint);
  };
  const note = (code: AnomalyCode, { record, line }: Arriving): void =>
    notes.note({ code, field: 'id', original: record.number, kept: record.number }, line, record.number);
  /** The same contract again, from this file or from an earlier import. */
  const again = (arriving: Arriving, row: number): Insertion => {
    const later = known.later(arriving.record, row);
    if (known.isSeen(row)) {
      note(arriving.met.toTheLetter ? 'DUPLICATE' : 'REPUBLISHED', arriving);
      if (later > 0) replace(arriving, row);
      else known.leave(arriving.fingerprint);
      return 'dropped';
    }
    if (later < 0 || (later === 0 && reader.isSame(row, arriving.record))) {
      known.see(row);
      known.leave(arriving.fingerprint);
      return 'unchanged';
    }
    replace(arriving, row);
    return 'replaced';
  };
  const fromTable = (arriving: Arriving): Insertion => {
    const row = arriving.met.number || arriving.met.same;
    if (row === 0) return add(arriving);
    if (known.isFromTable(row)) return again(arriving, row);
    note('OTHER_FORMAT', arriving);
    return 'dropped';
  };
  const whole = (arriving: Arriving): Insertion => {
    const row = arriving.met.same;
    const other = row || arriving.met.number;
    if (other !== 0 && known.isFromTable(other)) {
      replace(arriving, other);
      return 'replaced';
    }
    if (row !== 0) return again(arriving, row);
    if (other !== 0) note('SAME_NUMBER', arriving);
    return add(arriving);
  };
  return {
    insert: (record, line, fingerprint) => {
      const arriving = { record, line, fingerprint, met: known.meet(record, fingerprint) };
      return { made: (record.format === 'table' ? fromTable : whole)(arriving), toTheLetter: arriving.met.toTheLetter };
    },
    repeatedNumbers: known.repeatedNumbers,
  };
}

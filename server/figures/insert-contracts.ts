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
import { makeKnownContracts } from './known-contracts.ts';
import type { AnomalyNotes } from './notes.ts';

export type Insertion = 'added' | 'unchanged' | 'replaced' | 'dropped';
export type ContractInsertion = {
  /** `repeated`: the file has the same record, to the letter, before. */
  insert: (record: ContractRecord, line: number, repeated: boolean) => Insertion;
};

/** Inside a transaction of the caller. */
export function makeContractInsertion(raw: FiguresDatabase, importId: string, notes: AnomalyNotes): ContractInsertion {
  const writer = makeFiguresWriter(raw);
  const reader = makeContractReader(raw);
  const known = makeKnownContracts(reader);
  const add = (record: ContractRecord, line: number): Insertion => {
    known.add(record, writer.contract(record, { key: contractKey(record), importId, line }));
    return 'added';
  };
  const replace = (record: ContractRecord, line: number, row: number): void => {
    const before = reader.key(row);
    if (before !== null) known.forget(before);
    writer.removeContract(row);
    add(record, line);
  };
  const note = (code: AnomalyCode, record: ContractRecord, line: number): void =>
    notes.note({ code, field: 'id', original: record.number, kept: record.number }, line, record.number);
  /** The same contract again, from this file or from an earlier import. */
  const again = (record: ContractRecord, line: number, row: number, repeated: boolean): Insertion => {
    const later = known.later(record, row);
    if (known.isSeen(row)) {
      note(repeated ? 'DUPLICATE' : 'REPUBLISHED', record, line);
      if (later > 0) replace(record, line, row);
      return 'dropped';
    }
    known.see(row);
    if (later < 0 || (later === 0 && reader.isSame(row, record))) return 'unchanged';
    replace(record, line, row);
    return 'replaced';
  };
  const fromTable = (record: ContractRecord, line: number, repeated: boolean): Insertion => {
    const row = known.sameNumber(record) || known.same(record);
    if (row === 0) return add(record, line);
    if (known.isFromTable(row)) return again(record, line, row, repeated);
    note('OTHER_FORMAT', record, line);
    return 'dropped';
  };
  const whole = (record: ContractRecord, line: number, repeated: boolean): Insertion => {
    const row = known.same(record);
    const other = row || known.sameNumber(record);
    if (other !== 0 && known.isFromTable(other)) {
      replace(record, line, other);
      return 'replaced';
    }
    if (row !== 0) return again(record, line, row, repeated);
    if (other !== 0) note('SAME_NUMBER', record, line);
    return add(record, line);
  };
  return {
    insert: (record, line, repeated) => (record.format === 'table' ? fromTable : whole)(record, line, repeated),
  };
}

/** The name of a text by what it says: the same words, whoever wrote them and in whatever order they were stored, have one hash. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/clause/canonical.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';

/** SHA-256, in hexadecimal, of a family; the mark of the organisation that published it is not part of it. */
export const clauseHash = ({ own: _own, ...record }: ClauseFamilyRecord): string => createHash('sha256').update(canonicalJson(record)).digest('hex');

/** A consultation that holds an older text of a clause, as when Clausier changed it since. */
import { clauseHash } from '../../server/repositories/clause-hash.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import type { TestApp } from './app.ts';
import { present } from './content.ts';

export const OLDER_TITLE = 'Ancienne clause d’essai';
export const OLDER_WORDS = 'Une phrase que la version suivante ne dit plus.';

/** Puts an older text in place of the one the consultation holds: another title, one more paragraph first in each piece, an older day. Gives its hash. */
export function holdOlder({ raw }: TestApp, tenderId: string, slug: string): string {
  const stored = present(raw.prepare<[string], { record: string }>('SELECT record FROM clause_families WHERE slug = ?').get(slug));
  const record: ClauseFamilyRecord = JSON.parse(stored.record);
  const older: ClauseFamilyRecord = {
    ...record,
    title: OLDER_TITLE,
    texts: record.texts.map(({ piece, blocks }) => ({ piece, blocks: [...blocks, { kind: 'paragraph', content: [{ kind: 'text', text: OLDER_WORDS }] }] })),
  };
  const hash = clauseHash(older);
  raw.prepare('INSERT INTO used_clause_records (hash, slug, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(hash, slug, JSON.stringify(older));
  raw.prepare("UPDATE tender_clauses SET hash = ?, pinned_on = '2026-03-02' WHERE tender_id = ? AND slug = ?").run(hash, tenderId, slug);
  return hash;
}

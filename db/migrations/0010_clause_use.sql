-- The version of each clause that a consultation writes with, and what happened to its lots. Nobody is named here: the journal says who.

-- What the library gave, once for everybody: `hash` is that of the record, so that the same text is kept once.
CREATE TABLE used_clause_records (
  hash TEXT PRIMARY KEY,
  slug TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

-- Stays when the clause is taken out of its lot: put back, it writes as before.
CREATE TABLE tender_clauses (
  tender_id TEXT NOT NULL REFERENCES tenders(id) ON DELETE CASCADE,
  lot_id TEXT NOT NULL,
  slug TEXT NOT NULL,
  -- Null: chosen before versions were kept, held to what the library gives when the consultation is next read.
  hash TEXT REFERENCES used_clause_records(hash),
  -- Of a clause of the organisation.
  number INTEGER CHECK (number >= 1),
  pinned_on TEXT,
  PRIMARY KEY (tender_id, lot_id, slug),
  CHECK ((hash IS NULL) = (pinned_on IS NULL))
) STRICT;
CREATE INDEX tender_clauses_by_slug ON tender_clauses (slug, tender_id);
CREATE INDEX tender_clauses_by_hash ON tender_clauses (hash);

-- What the plan of a Word file was prepared with: it is made again with it until clauses are inserted again.
CREATE TABLE document_clauses (
  document_id TEXT NOT NULL REFERENCES tender_documents(id) ON DELETE CASCADE,
  lot_id TEXT NOT NULL,
  slug TEXT NOT NULL,
  hash TEXT NOT NULL REFERENCES used_clause_records(hash),
  PRIMARY KEY (document_id, lot_id, slug)
) STRICT;
CREATE INDEX document_clauses_by_hash ON document_clauses (hash);

-- Null is unknown: never no offer.
CREATE TABLE lot_results (
  tender_id TEXT NOT NULL REFERENCES tenders(id) ON DELETE CASCADE,
  lot_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  offers INTEGER CHECK (offers BETWEEN 0 AND 10000),
  outcome TEXT CHECK (outcome IN ('awarded', 'unsuccessful', 'abandoned')),
  reason TEXT NOT NULL CHECK (length(reason) <= 20000),
  decided_on TEXT,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (tender_id, lot_id),
  CHECK (outcome IS NOT 'awarded' OR offers IS NOT 0)
) STRICT;

INSERT OR IGNORE INTO tender_clauses (tender_id, lot_id, slug)
SELECT tenders.id, json_extract(lot.value, '$.id'), json_extract(clause.value, '$.slug')
FROM tenders, json_each(tenders.content, '$.lots') AS lot, json_each(lot.value, '$.clauses') AS clause
WHERE json_extract(lot.value, '$.id') IS NOT NULL AND json_extract(clause.value, '$.slug') IS NOT NULL;

-- Consultations and the buyer's own Word files. Nothing computed is kept: regime, findings and texts are made when asked.
CREATE TABLE tenders (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX tenders_by_organisation ON tenders (organisation_id, deleted_at, updated_at);

-- `data` is the file as it was sent, or as LibreOffice converted it; it is never written again.
CREATE TABLE tender_documents (
  id TEXT PRIMARY KEY,
  tender_id TEXT NOT NULL REFERENCES tenders(id),
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  piece TEXT NOT NULL CHECK (piece IN ('avis', 'rc', 'ccap', 'cctp', 'ae', 'annexe')),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  converted_from TEXT,
  plan TEXT CHECK (plan IS NULL OR json_valid(plan)),
  -- When the plan was asked for: the date its tracked changes keep each time they are made again.
  planned_at TEXT,
  created_at TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE INDEX tender_documents_by_tender ON tender_documents (organisation_id, tender_id, created_at);

-- A labour share as the organisation puts it, in place of the one shipped for that trade.
CREATE TABLE labour_shares (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  trade_id TEXT NOT NULL,
  share_basis_points INTEGER NOT NULL CHECK (share_basis_points BETWEEN 1 AND 10000),
  source TEXT NOT NULL CHECK (length(source) <= 500),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, trade_id)
) STRICT;

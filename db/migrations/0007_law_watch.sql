-- The law watch: what somebody read again, what each content changed, what the organisation said it had seen, packs applied.

CREATE TABLE reference_reviews (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  kind TEXT NOT NULL CHECK (kind IN ('reference', 'threshold', 'switch', 'doubt', 'clause', 'question')),
  item_id TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'to-fix', 'doubtful')),
  note TEXT NOT NULL,
  -- Of the text that was read: a review of another text does not count.
  fingerprint TEXT NOT NULL,
  reviewed_on TEXT NOT NULL,
  reviewed_at TEXT NOT NULL,
  person_id TEXT
) STRICT;
CREATE INDEX reference_reviews_by_item ON reference_reviews (organisation_id, kind, item_id);

-- Of the whole server: the content is everybody's.
CREATE TABLE content_changes (
  seq INTEGER PRIMARY KEY,
  content_version TEXT NOT NULL,
  edition INTEGER NOT NULL,
  seen_on TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reference', 'threshold', 'switch', 'doubt', 'clause', 'question')),
  item_id TEXT NOT NULL,
  title TEXT NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('added', 'changed', 'removed')),
  weight TEXT NOT NULL CHECK (weight IN ('text', 'check')),
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after))
) STRICT;
CREATE INDEX content_changes_by_item ON content_changes (kind, item_id);

CREATE TABLE watch_acknowledgements (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations(id),
  seq INTEGER NOT NULL,
  acknowledged_on TEXT NOT NULL,
  person_id TEXT
) STRICT;

-- Each pack as it was received, compressed: a start reads the last one again.
CREATE TABLE content_packs (
  edition INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  key TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  applied_at TEXT NOT NULL,
  organisation_id TEXT NOT NULL,
  person_id TEXT,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  file BLOB NOT NULL
) STRICT;

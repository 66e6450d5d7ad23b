-- Foundation: organisations, schemes and their versions, files, audit, content and its search index.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE schemes (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  example INTEGER NOT NULL CHECK (example IN (0, 1)),
  starting_point TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX schemes_by_organisation ON schemes (organisation_id, deleted_at, updated_at);

CREATE TABLE scheme_versions (
  scheme_id TEXT NOT NULL REFERENCES schemes(id),
  revision INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  person_id TEXT NOT NULL,
  sections TEXT NOT NULL CHECK (json_valid(sections)),
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (scheme_id, revision)
) STRICT;

CREATE TABLE files (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  kind TEXT NOT NULL CHECK (kind IN ('logo', 'template')),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  width INTEGER,
  height INTEGER,
  warnings TEXT NOT NULL CHECK (json_valid(warnings)),
  data BLOB NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE audit_log (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  person_id TEXT NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL
) STRICT;
CREATE INDEX audit_log_by_time ON audit_log (organisation_id, at);

CREATE TABLE content (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  json TEXT NOT NULL CHECK (json_valid(json)),
  PRIMARY KEY (kind, id)
) STRICT;

CREATE TABLE clause_families (
  slug TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

-- Folded words and their French stems; rowid is the family's position.
CREATE VIRTUAL TABLE clause_search USING fts5 (title, keywords, summary, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');

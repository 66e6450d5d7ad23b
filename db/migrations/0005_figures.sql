-- Figures: what people did with imported data. The data itself is in a file of its own beside this one (db/figures).

CREATE TABLE figure_imports (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  -- Order of arrival: a rebuild reads the files again in it.
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('contracts', 'purchases', 'suppliers')),
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  sha256 TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'reading', 'done', 'failed', 'cancelled', 'interrupted')),
  options TEXT NOT NULL CHECK (json_valid(options)),
  report TEXT CHECK (report IS NULL OR json_valid(report)),
  failure TEXT CHECK (failure IS NULL OR json_valid(failure)),
  person_id TEXT,
  created_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX figure_imports_by_position ON figure_imports (organisation_id, position);

-- What somebody decided of a contradiction; taken back, the line goes.
CREATE TABLE figure_decisions (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  contract_key TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('social', 'environment')),
  answer TEXT NOT NULL CHECK (answer IN ('none', 'values')),
  reason TEXT NOT NULL,
  person_id TEXT,
  decided_at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, contract_key, subject)
) STRICT;

-- Values that no data gives, or that somebody puts in place of the computed one.
CREATE TABLE measures (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  indicator_id TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  -- SIREN, or '' for all the buyers together.
  buyer TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  person_id TEXT,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, indicator_id, year, buyer)
) STRICT;

CREATE TABLE remembered_columns (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  kind TEXT NOT NULL CHECK (kind IN ('purchases', 'suppliers')),
  -- The header, as JSON: the same file next year.
  header TEXT NOT NULL CHECK (json_valid(header)),
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  saved_at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, kind, header)
) STRICT;

CREATE TABLE figure_settings (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations(id),
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

-- A review or a publication, with its measures as they were.
CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  scheme_id TEXT NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('annual-review', 'publication')),
  from_year INTEGER NOT NULL,
  year INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  published_on TEXT,
  place TEXT NOT NULL,
  person_id TEXT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_scheme ON reviews (scheme_id, made_at);

-- Clauses of an organisation: what is being written, the versions it published, the comments on it.
-- A person is named without a foreign key, as in the journal: on one desk there is nobody in `people`. Null once erased.

CREATE TABLE own_clauses (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  -- What the search index calls it.
  position INTEGER NOT NULL UNIQUE,
  -- Of its own (`maison-…`), or that of the family it adapts.
  slug TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('new', 'adapted')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'published', 'retired')),
  -- What everybody reads meanwhile: nothing, the last version, the last version out of search.
  library TEXT NOT NULL CHECK (library IN ('absent', 'published', 'retired')),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  version INTEGER CHECK (version >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- Of an adaptation: the shipped text it was last compared to, and its hash.
  base TEXT CHECK (base IS NULL OR json_valid(base)),
  base_hash TEXT,
  origin TEXT CHECK (origin IS NULL OR json_valid(origin)),
  person_id TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((kind = 'adapted') = (base IS NOT NULL)),
  CHECK ((base IS NULL) = (base_hash IS NULL)),
  CHECK ((library = 'absent') = (version IS NULL)),
  CHECK (library = 'absent' OR state IN ('draft', 'review') OR state = library)
) STRICT;
CREATE UNIQUE INDEX own_clauses_by_slug ON own_clauses (organisation_id, slug);

-- What the library gave, frozen at each publication.
CREATE TABLE own_clause_versions (
  clause_id TEXT NOT NULL REFERENCES own_clauses(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  hash TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  note TEXT NOT NULL,
  person_id TEXT,
  published_at TEXT NOT NULL,
  PRIMARY KEY (clause_id, number)
) STRICT;

-- Raised each time what the library of an organisation gives changes; no line: it only has Clausier's clauses.
CREATE TABLE own_libraries (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations(id),
  revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;

-- The first of a thread holds its place and whether it is settled; answers point at it.
CREATE TABLE clause_comments (
  id TEXT PRIMARY KEY,
  clause_id TEXT NOT NULL REFERENCES own_clauses(id) ON DELETE CASCADE,
  reply_to TEXT REFERENCES clause_comments(id) ON DELETE CASCADE,
  anchor TEXT CHECK (anchor IS NULL OR json_valid(anchor)),
  body TEXT NOT NULL,
  person_id TEXT,
  created_at TEXT NOT NULL,
  edited_at TEXT,
  resolved_at TEXT,
  resolved_by TEXT,
  CHECK ((reply_to IS NULL) = (anchor IS NOT NULL)),
  CHECK (reply_to IS NULL OR resolved_at IS NULL)
) STRICT;
CREATE INDEX clause_comments_by_clause ON clause_comments (clause_id, created_at);
CREATE INDEX clause_comments_by_thread ON clause_comments (reply_to);

-- Apart from Clausier's own: the words of one organisation weigh on nobody else's search. rowid is `own_clauses.position`.
CREATE VIRTUAL TABLE own_clause_search USING fts5 (title, keywords, summary, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');

-- Who saved which sections of a scheme since each kept version: the version alone only knows who came first.
CREATE TABLE scheme_saves (
  scheme_id TEXT NOT NULL,
  -- The kept version these saves come after.
  since_revision INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  sections TEXT NOT NULL CHECK (json_valid(sections)),
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (scheme_id, since_revision, person_id),
  FOREIGN KEY (scheme_id, since_revision) REFERENCES scheme_versions(scheme_id, revision) ON DELETE CASCADE
) STRICT;

-- A review round of the departments, on a text that no longer moves.
CREATE TABLE scheme_rounds (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  scheme_id TEXT NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  message TEXT NOT NULL,
  due_on TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- The document as it was composed that day: gzip of its JSON.
  document BLOB NOT NULL,
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  person_id TEXT
) STRICT;
CREATE INDEX scheme_rounds_by_scheme ON scheme_rounds (scheme_id, opened_at);

-- What one department reads, and its answer.
CREATE TABLE round_parts (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES scheme_rounds(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL,
  places TEXT NOT NULL CHECK (json_valid(places)),
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  verdict TEXT CHECK (verdict IN ('agree', 'correct', 'no-opinion')),
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  answered_at TEXT,
  answered_by TEXT,
  -- How an answer written down by hand came in; '' when its reader gave it here.
  received_as TEXT NOT NULL,
  reminded_at TEXT
) STRICT;
CREATE INDEX round_parts_by_round ON round_parts (round_id, position);

-- Who is asked to read a part: an account, a line of the register, or both for the same person.
CREATE TABLE round_readers (
  part_id TEXT NOT NULL REFERENCES round_parts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person_id TEXT,
  contact_id TEXT,
  PRIMARY KEY (part_id, position)
) STRICT;
CREATE INDEX round_readers_by_person ON round_readers (person_id);

CREATE TABLE round_remarks (
  id TEXT PRIMARY KEY,
  part_id TEXT NOT NULL REFERENCES round_parts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- A step or an axis; '' for the whole part.
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'set-aside')),
  reason TEXT NOT NULL,
  settled_at TEXT,
  settled_by TEXT
) STRICT;
CREATE INDEX round_remarks_by_part ON round_remarks (part_id, position);

-- Who was consulted, beside the rounds: written by hand.
CREATE TABLE scheme_consulted (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  scheme_id TEXT NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  who TEXT NOT NULL,
  how TEXT NOT NULL,
  held_on TEXT,
  outcome TEXT NOT NULL,
  created_at TEXT NOT NULL,
  person_id TEXT
) STRICT;
CREATE INDEX scheme_consulted_by_scheme ON scheme_consulted (scheme_id, created_at);

-- A scheme as it was published: numbered, never changed; what takes its place only says so.
CREATE TABLE scheme_publications (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  scheme_id TEXT NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  adopted_on TEXT,
  law_on TEXT NOT NULL,
  product_version TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- gzip of the composed document's JSON, then of the Word file.
  document BLOB NOT NULL,
  word BLOB NOT NULL,
  word_bytes INTEGER NOT NULL CHECK (word_bytes > 0),
  word_sha256 TEXT NOT NULL CHECK (length(word_sha256) = 64),
  logo_file_id TEXT,
  logo_sha256 TEXT,
  template_file_id TEXT,
  template_sha256 TEXT,
  published_at TEXT NOT NULL,
  person_id TEXT,
  replaced_at TEXT,
  replaced_reason TEXT NOT NULL,
  UNIQUE (scheme_id, number)
) STRICT;

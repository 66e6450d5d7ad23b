-- The public consultation of a scheme: a frozen text that anybody reads, comments that wait for a moderator, answers. Nothing here tells who wrote,
-- nor from where, nor at what hour.
CREATE TABLE participations (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  scheme_id TEXT NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  -- End of the public address.
  slug TEXT NOT NULL UNIQUE CHECK (length(slug) >= 20),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  scheme_revision INTEGER NOT NULL CHECK (scheme_revision >= 1),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  introduction TEXT NOT NULL,
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL CHECK (closes_on >= opens_on),
  -- Passages shown, with what they were called: [{id, title}].
  places TEXT NOT NULL CHECK (json_valid(places)),
  takes_comments INTEGER NOT NULL CHECK (takes_comments IN (0, 1)),
  legal_basis TEXT NOT NULL,
  contact TEXT NOT NULL,
  -- The chapters shown, as they were composed that day: gzip of the document's JSON.
  document BLOB NOT NULL,
  created_at TEXT NOT NULL,
  -- Closed before its day.
  closed_at TEXT,
  -- The page is no longer online.
  withdrawn_at TEXT,
  person_id TEXT
) STRICT;
CREATE INDEX participations_by_scheme ON participations (scheme_id, created_at);

-- What the buyer answers to one comment or to several.
CREATE TABLE participation_answers (
  id TEXT PRIMARY KEY,
  participation_id TEXT NOT NULL REFERENCES participations(id) ON DELETE CASCADE,
  outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'set-aside', 'answered')),
  text TEXT NOT NULL,
  -- Where in the scheme, once taken into account.
  held_in TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  person_id TEXT
) STRICT;
CREATE INDEX participation_answers_by_participation ON participation_answers (participation_id);

CREATE TABLE participation_comments (
  id TEXT PRIMARY KEY,
  participation_id TEXT NOT NULL REFERENCES participations(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  -- A passage shown; '' for the whole text.
  place TEXT NOT NULL,
  quote TEXT NOT NULL,
  text TEXT NOT NULL,
  quality TEXT CHECK (quality IN ('resident', 'company', 'inclusive', 'association', 'agent', 'other')),
  name TEXT NOT NULL,
  name_shown INTEGER NOT NULL CHECK (name_shown IN (0, 1)),
  -- SHA-256 of the code its author reads it again with.
  receipt TEXT NOT NULL UNIQUE CHECK (length(receipt) = 64),
  received_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'duplicate')),
  reason TEXT CHECK (reason IN ('off-topic', 'insulting', 'names-somebody', 'advertising', 'unlawful', 'unreadable')),
  -- Number of the comment that says the same.
  duplicate_of INTEGER,
  answer_id TEXT REFERENCES participation_answers(id) ON DELETE SET NULL,
  decided_at TEXT,
  decided_by TEXT,
  -- Refused long enough ago: its words are gone.
  erased_at TEXT,
  UNIQUE (participation_id, number),
  CHECK ((state = 'refused') = (reason IS NOT NULL)),
  CHECK ((state = 'duplicate') = (duplicate_of IS NOT NULL))
) STRICT;
CREATE INDEX participation_comments_by_state ON participation_comments (participation_id, state, number);
CREATE INDEX participation_comments_by_answer ON participation_comments (answer_id);

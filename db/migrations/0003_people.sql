-- People, teams, sharing, sessions: one server for one or several organisations. The journal becomes a chain.

ALTER TABLE organisations ADD COLUMN siret TEXT NOT NULL DEFAULT '' CHECK (length(siret) IN (0, 14));
ALTER TABLE organisations ADD COLUMN contact TEXT NOT NULL DEFAULT '' CHECK (length(contact) <= 300);

-- An erased person keeps a line without a name: the journal and the kept versions still point at it.
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  -- Lower case; null once erased.
  email TEXT CHECK (email IS NULL OR length(email) BETWEEN 3 AND 254),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled', 'erased')),
  -- argon2id, in its own text form; null when the person signs in elsewhere, or has not chosen one yet.
  password_hash TEXT,
  -- Sealed with the server's secret; null without a second factor.
  totp_secret TEXT,
  -- The last thirty-second step used: a code serves once.
  totp_step INTEGER,
  -- SHA-256 of each recovery code left, as a JSON list.
  recovery_codes TEXT NOT NULL CHECK (json_valid(recovery_codes)),
  sso_issuer TEXT,
  sso_subject TEXT,
  created_at TEXT NOT NULL,
  -- The day alone: enough to see an account nobody uses.
  last_seen_on TEXT
) STRICT;
CREATE UNIQUE INDEX people_by_email ON people (organisation_id, email) WHERE email IS NOT NULL;
CREATE INDEX people_by_login ON people (email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX people_by_subject ON people (sso_issuer, sso_subject) WHERE sso_subject IS NOT NULL;

CREATE TABLE teams (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX teams_by_name ON teams (organisation_id, name);

CREATE TABLE team_members (
  team_id TEXT NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (team_id, person_id)
) STRICT;
CREATE INDEX team_members_by_person ON team_members (person_id);

-- Null: the whole organisation, as before teams existed.
ALTER TABLE schemes ADD COLUMN team_id TEXT REFERENCES teams(id);
ALTER TABLE tenders ADD COLUMN team_id TEXT REFERENCES teams(id);

-- One document opened to one more team, or to one more person.
CREATE TABLE shares (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  entity TEXT NOT NULL CHECK (entity IN ('scheme', 'tender')),
  entity_id TEXT NOT NULL,
  holder TEXT NOT NULL CHECK (holder IN ('team', 'person')),
  holder_id TEXT NOT NULL,
  access TEXT NOT NULL CHECK (access IN ('read', 'write')),
  PRIMARY KEY (entity, entity_id, holder, holder_id)
) STRICT;
CREATE INDEX shares_by_holder ON shares (holder, holder_id);

CREATE TABLE sessions (
  -- SHA-256 of the token that the browser holds.
  id TEXT PRIMARY KEY,
  -- What a person revokes it by: says nothing of the token.
  handle TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  method TEXT NOT NULL CHECK (method IN ('password', 'sso', 'link')),
  -- False while the second factor is still awaited: the session then opens nothing.
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  -- « Firefox, Windows »: what the person recognises it by.
  device TEXT NOT NULL CHECK (length(device) <= 80),
  -- Sealed; what the identity provider asks for at sign-out.
  sso_id_token TEXT,
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE one_time_links (
  -- SHA-256 of the token in the link.
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  purpose TEXT NOT NULL CHECK (purpose IN ('first-administrator', 'invitation', 'reset')),
  -- Null for the first administrator, who does not exist yet.
  person_id TEXT REFERENCES people(id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

-- The journal, chained: each line holds the hash of the one before. `sha256` is lent by the migration.
CREATE TABLE audit_lines (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  at TEXT NOT NULL,
  person_id TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (organisation_id, seq)
) STRICT;
CREATE INDEX audit_lines_by_person ON audit_lines (organisation_id, person_id, seq);

-- Where the chain starts, after old lines were let go, and where it ends: a line cut off either end shows.
CREATE TABLE audit_chains (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations(id),
  first_seq INTEGER NOT NULL,
  -- The hash before the first line kept; 64 zeros when none was let go.
  first_previous TEXT NOT NULL,
  last_seq INTEGER NOT NULL,
  last_hash TEXT NOT NULL
) STRICT;

-- The text of a line under the hash is the one of `shared/audit/chain.ts`: JSON of [previous, seq, at, personId, action, entity, entityId].
INSERT INTO audit_lines (organisation_id, seq, at, person_id, action, entity, entity_id, hash)
WITH RECURSIVE
  numbered AS (SELECT *, row_number() OVER (PARTITION BY organisation_id ORDER BY at, rowid) AS seq FROM audit_log),
  chain AS (
    SELECT organisation_id, seq, at, person_id, action, entity, entity_id,
      sha256(json_array(printf('%.64c', '0'), seq, at, person_id, action, entity, entity_id)) AS hash
    FROM numbered WHERE seq = 1
    UNION ALL
    SELECT n.organisation_id, n.seq, n.at, n.person_id, n.action, n.entity, n.entity_id,
      sha256(json_array(c.hash, n.seq, n.at, n.person_id, n.action, n.entity, n.entity_id))
    FROM chain c JOIN numbered n ON n.organisation_id = c.organisation_id AND n.seq = c.seq + 1
  )
SELECT * FROM chain;

INSERT INTO audit_chains (organisation_id, first_seq, first_previous, last_seq, last_hash)
SELECT organisation_id, 1, printf('%.64c', '0'), seq, hash FROM audit_lines AS line
WHERE seq = (SELECT max(seq) FROM audit_lines WHERE organisation_id = line.organisation_id);

DROP TABLE audit_log;

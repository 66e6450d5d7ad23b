-- The whole schema on PostgreSQL, as the migrations 0001 to 0011 of SQLite leave it there. Texts compare byte by byte
-- (COLLATE "C"), booleans are 0 and 1, JSON is text: what is read and written is the same on both engines.

-- What our queries call by the name SQLite gives it. A boolean of JSON is '1' or '0'.
CREATE FUNCTION json_valid(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT value::json IS NOT NULL $$;
CREATE FUNCTION json_extract(value text, path text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE json_typeof(part) WHEN 'boolean' THEN CASE part::text WHEN 'true' THEN '1' ELSE '0' END ELSE part #>> '{}' END
  FROM (SELECT value::json #> string_to_array(substr(path, 3), '.') AS part) AS found
$$;
CREATE FUNCTION json_each(list text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT json_array_elements_text(list::json) $$;
CREATE FUNCTION max(one bigint, other bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT greatest(one, other) $$;
CREATE FUNCTION instr(text text, part text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT strpos(text, part) $$;

CREATE TABLE meta (
  key text COLLATE "C" PRIMARY KEY,
  value text COLLATE "C" NOT NULL
);

CREATE TABLE organisations (
  id text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  created_at text COLLATE "C" NOT NULL,
  siret text COLLATE "C" NOT NULL DEFAULT '' CHECK (length(siret) IN (0, 14)),
  contact text COLLATE "C" NOT NULL DEFAULT '' CHECK (length(contact) <= 300)
);

CREATE TABLE teams (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX teams_by_name ON teams (organisation_id, name);

CREATE TABLE schemes (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  revision bigint NOT NULL CHECK (revision >= 1),
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  example bigint NOT NULL CHECK (example IN (0, 1)),
  starting_point text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  updated_at text COLLATE "C" NOT NULL,
  deleted_at text COLLATE "C",
  team_id text COLLATE "C" REFERENCES teams(id)
);
CREATE INDEX schemes_by_organisation ON schemes (organisation_id, deleted_at, updated_at);

CREATE TABLE scheme_versions (
  scheme_id text COLLATE "C" NOT NULL REFERENCES schemes(id),
  revision bigint NOT NULL,
  saved_at text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  sections text COLLATE "C" NOT NULL CHECK (json_valid(sections)),
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (scheme_id, revision)
);

CREATE TABLE files (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('logo', 'template')),
  name text COLLATE "C" NOT NULL,
  media_type text COLLATE "C" NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  width bigint,
  height bigint,
  warnings text COLLATE "C" NOT NULL CHECK (json_valid(warnings)),
  data bytea NOT NULL,
  created_at text COLLATE "C" NOT NULL
);

CREATE TABLE content (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  json text COLLATE "C" NOT NULL CHECK (json_valid(json)),
  PRIMARY KEY (kind, id)
);

CREATE TABLE clause_families (
  slug text COLLATE "C" PRIMARY KEY,
  position bigint NOT NULL,
  record text COLLATE "C" NOT NULL CHECK (json_valid(record))
);

CREATE TABLE tenders (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  revision bigint NOT NULL CHECK (revision >= 1),
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  created_at text COLLATE "C" NOT NULL,
  updated_at text COLLATE "C" NOT NULL,
  deleted_at text COLLATE "C",
  team_id text COLLATE "C" REFERENCES teams(id),
  exercise_id text COLLATE "C",
  exercise_person_id text COLLATE "C" CHECK ((exercise_id IS NULL) = (exercise_person_id IS NULL))
);
CREATE INDEX tenders_by_organisation ON tenders (organisation_id, deleted_at, updated_at);
CREATE UNIQUE INDEX tenders_by_exercise ON tenders (organisation_id, exercise_person_id, exercise_id) WHERE exercise_id IS NOT NULL;

CREATE TABLE tender_documents (
  id text COLLATE "C" PRIMARY KEY,
  tender_id text COLLATE "C" NOT NULL REFERENCES tenders(id),
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  piece text COLLATE "C" NOT NULL CHECK (piece IN ('avis', 'rc', 'ccap', 'cctp', 'ae', 'annexe')),
  name text COLLATE "C" NOT NULL,
  media_type text COLLATE "C" NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  reading text COLLATE "C" NOT NULL CHECK (json_valid(reading)),
  converted_from text COLLATE "C",
  plan text COLLATE "C" CHECK (plan IS NULL OR json_valid(plan)),
  -- When the plan was asked for: the date its tracked changes keep each time they are made again.
  planned_at text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  data bytea NOT NULL,
  rowid bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX tender_documents_by_tender ON tender_documents (organisation_id, tender_id, created_at);

CREATE TABLE labour_shares (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  trade_id text COLLATE "C" NOT NULL,
  share_basis_points bigint NOT NULL CHECK (share_basis_points BETWEEN 1 AND 10000),
  source text COLLATE "C" NOT NULL CHECK (length(source) <= 500),
  updated_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (organisation_id, trade_id)
);

CREATE TABLE people (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  -- Lower case; null once erased.
  email text COLLATE "C" CHECK (email IS NULL OR length(email) BETWEEN 3 AND 254),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  roles text COLLATE "C" NOT NULL CHECK (json_valid(roles)),
  state text COLLATE "C" NOT NULL CHECK (state IN ('invited', 'active', 'disabled', 'erased')),
  -- argon2id, in its own text form; null when the person signs in elsewhere, or has not chosen one yet.
  password_hash text COLLATE "C",
  -- Sealed with the server's secret; null without a second factor.
  totp_secret text COLLATE "C",
  -- The last thirty-second step used: a code serves once.
  totp_step bigint,
  -- SHA-256 of each recovery code left, as a JSON list.
  recovery_codes text COLLATE "C" NOT NULL CHECK (json_valid(recovery_codes)),
  sso_issuer text COLLATE "C",
  sso_subject text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  -- The day alone: enough to see an account nobody uses.
  last_seen_on text COLLATE "C"
);
CREATE UNIQUE INDEX people_by_email ON people (organisation_id, email) WHERE email IS NOT NULL;
CREATE INDEX people_by_login ON people (email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX people_by_subject ON people (sso_issuer, sso_subject) WHERE sso_subject IS NOT NULL;

CREATE TABLE team_members (
  team_id text COLLATE "C" NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
  person_id text COLLATE "C" NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX team_members_by_person ON team_members (person_id);

CREATE TABLE shares (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  entity text COLLATE "C" NOT NULL CHECK (entity IN ('scheme', 'tender')),
  entity_id text COLLATE "C" NOT NULL,
  holder text COLLATE "C" NOT NULL CHECK (holder IN ('team', 'person')),
  holder_id text COLLATE "C" NOT NULL,
  access text COLLATE "C" NOT NULL CHECK (access IN ('read', 'write')),
  PRIMARY KEY (entity, entity_id, holder, holder_id)
);
CREATE INDEX shares_by_holder ON shares (holder, holder_id);

CREATE TABLE sessions (
  -- SHA-256 of the token that the browser holds.
  id text COLLATE "C" PRIMARY KEY,
  -- What a person revokes it by: says nothing of the token.
  handle text COLLATE "C" NOT NULL UNIQUE,
  person_id text COLLATE "C" NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  method text COLLATE "C" NOT NULL CHECK (method IN ('password', 'sso', 'link')),
  -- False while the second factor is still awaited: the session then opens nothing.
  complete bigint NOT NULL CHECK (complete IN (0, 1)),
  -- « Firefox, Windows »: what the person recognises it by.
  device text COLLATE "C" NOT NULL CHECK (length(device) <= 80),
  -- Sealed; what the identity provider asks for at sign-out.
  sso_id_token text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  seen_at text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  rowid bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE one_time_links (
  -- SHA-256 of the token in the link.
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  purpose text COLLATE "C" NOT NULL CHECK (purpose IN ('first-administrator', 'invitation', 'reset')),
  -- Null for the first administrator, who does not exist yet.
  person_id text COLLATE "C" REFERENCES people(id) ON DELETE CASCADE,
  created_at text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C" NOT NULL
);

CREATE TABLE audit_lines (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  seq bigint NOT NULL CHECK (seq >= 1),
  at text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  entity text COLLATE "C" NOT NULL,
  entity_id text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (organisation_id, seq)
);
CREATE INDEX audit_lines_by_person ON audit_lines (organisation_id, person_id, seq);

CREATE TABLE audit_chains (
  organisation_id text COLLATE "C" PRIMARY KEY REFERENCES organisations(id),
  first_seq bigint NOT NULL,
  -- The hash before the first line kept; 64 zeros when none was let go.
  first_previous text COLLATE "C" NOT NULL,
  last_seq bigint NOT NULL,
  last_hash text COLLATE "C" NOT NULL
);

CREATE TABLE training_attempts (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  person_id text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL CHECK (purpose IN ('module', 'refresher', 'review')),
  module_id text COLLATE "C",
  module_title text COLLATE "C",
  pass_mark bigint NOT NULL CHECK (pass_mark BETWEEN 0 AND 10000),
  questions text COLLATE "C" NOT NULL CHECK (json_valid(questions)),
  answers text COLLATE "C" NOT NULL CHECK (json_valid(answers)),
  started_at text COLLATE "C" NOT NULL,
  finished_at text COLLATE "C",
  basis_points bigint CHECK (basis_points BETWEEN 0 AND 10000),
  passed bigint CHECK (passed IN (0, 1)),
  rowid bigint GENERATED ALWAYS AS IDENTITY,
  CHECK ((purpose = 'review') = (module_id IS NULL)),
  CHECK ((finished_at IS NULL) = (passed IS NULL))
);
CREATE INDEX training_attempts_by_person ON training_attempts (organisation_id, person_id, module_id);
CREATE UNIQUE INDEX training_attempts_open ON training_attempts (organisation_id, person_id, purpose, coalesce(module_id, '')) WHERE finished_at IS NULL;

CREATE TABLE training_reviews (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  person_id text COLLATE "C" NOT NULL,
  module_id text COLLATE "C" NOT NULL,
  question_id text COLLATE "C" NOT NULL,
  box bigint NOT NULL CHECK (box BETWEEN 1 AND 5),
  due_on text COLLATE "C" NOT NULL,
  rowid bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (organisation_id, person_id, question_id)
);

CREATE TABLE training_readings (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  person_id text COLLATE "C" NOT NULL,
  module_id text COLLATE "C" NOT NULL,
  lessons text COLLATE "C" NOT NULL CHECK (json_valid(lessons)),
  last_lesson text COLLATE "C",
  rowid bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (organisation_id, person_id, module_id)
);

CREATE TABLE training_exercises (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  person_id text COLLATE "C" NOT NULL,
  exercise_id text COLLATE "C" NOT NULL,
  done_on text COLLATE "C" NOT NULL,
  rowid bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (organisation_id, person_id, exercise_id)
);

CREATE TABLE certificates (
  -- As it is written, without its dashes: what anyone types to check it.
  code text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  person_id text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  issued_on text COLLATE "C" NOT NULL,
  withdrawn_on text COLLATE "C",
  rowid bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX certificates_by_person ON certificates (organisation_id, person_id);

CREATE TABLE question_reviews (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  question_id text COLLATE "C" NOT NULL,
  reviewed_on text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  rowid bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (organisation_id, question_id)
);

CREATE TABLE own_modules (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  revision bigint NOT NULL CHECK (revision >= 1),
  published bigint NOT NULL CHECK (published IN (0, 1)),
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  created_at text COLLATE "C" NOT NULL,
  updated_at text COLLATE "C" NOT NULL
);
CREATE INDEX own_modules_by_organisation ON own_modules (organisation_id);

CREATE TABLE cohorts (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  module_ids text COLLATE "C" NOT NULL CHECK (json_valid(module_ids)),
  person_ids text COLLATE "C" NOT NULL CHECK (json_valid(person_ids)),
  due_on text COLLATE "C",
  created_at text COLLATE "C" NOT NULL
);

CREATE TABLE rooms (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  person_id text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL CHECK (length(code) = 6),
  module_id text COLLATE "C" NOT NULL,
  module_title text COLLATE "C" NOT NULL,
  questions text COLLATE "C" NOT NULL CHECK (json_valid(questions)),
  state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'asking', 'showing', 'done')),
  -- From 1; 0 before the first question.
  position bigint NOT NULL CHECK (position >= 0),
  opened_at text COLLATE "C" NOT NULL,
  closed_at text COLLATE "C"
);
CREATE UNIQUE INDEX rooms_by_code ON rooms (code) WHERE closed_at IS NULL;

CREATE TABLE room_players (
  id text COLLATE "C" PRIMARY KEY,
  room_id text COLLATE "C" NOT NULL REFERENCES rooms(id) ON DELETE CASCADE,
  -- SHA-256 of the token that the phone holds.
  token text COLLATE "C" NOT NULL UNIQUE,
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  answers text COLLATE "C" NOT NULL CHECK (json_valid(answers)),
  joined_at text COLLATE "C" NOT NULL,
  rowid bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX room_players_by_room ON room_players (room_id);

CREATE TABLE departments (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX departments_by_name ON departments (organisation_id, name);

CREATE TABLE network_contacts (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  revision bigint NOT NULL CHECK (revision >= 1),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('referent', 'facilitator')),
  person_id text COLLATE "C",
  department_id text COLLATE "C" REFERENCES departments(id) ON DELETE SET NULL,
  content text COLLATE "C" NOT NULL CHECK (json_valid(content))
);
CREATE INDEX network_contacts_by_organisation ON network_contacts (organisation_id, kind);

CREATE TABLE network_events (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  held_on text COLLATE "C" NOT NULL,
  content text COLLATE "C" NOT NULL CHECK (json_valid(content))
);
CREATE INDEX network_events_by_day ON network_events (organisation_id, held_on);

CREATE TABLE figure_imports (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  -- Order of arrival: a rebuild reads the files again in it.
  position bigint NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('contracts', 'purchases', 'suppliers')),
  file text COLLATE "C" NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  sha256 text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'reading', 'done', 'failed', 'cancelled', 'interrupted')),
  options text COLLATE "C" NOT NULL CHECK (json_valid(options)),
  report text COLLATE "C" CHECK (report IS NULL OR json_valid(report)),
  failure text COLLATE "C" CHECK (failure IS NULL OR json_valid(failure)),
  person_id text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  ended_at text COLLATE "C"
);
CREATE UNIQUE INDEX figure_imports_by_position ON figure_imports (organisation_id, position);

CREATE TABLE figure_decisions (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  contract_key text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL CHECK (subject IN ('social', 'environment')),
  answer text COLLATE "C" NOT NULL CHECK (answer IN ('none', 'values')),
  reason text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  decided_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (organisation_id, contract_key, subject)
);

CREATE TABLE measures (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  indicator_id text COLLATE "C" NOT NULL,
  year bigint NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  -- SIREN, or '' for all the buyers together.
  buyer text COLLATE "C" NOT NULL,
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  person_id text COLLATE "C",
  updated_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (organisation_id, indicator_id, year, buyer)
);

CREATE TABLE remembered_columns (
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('purchases', 'suppliers')),
  -- The header, as JSON: the same file next year.
  header text COLLATE "C" NOT NULL CHECK (json_valid(header)),
  columns text COLLATE "C" NOT NULL CHECK (json_valid(columns)),
  saved_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (organisation_id, kind, header)
);

CREATE TABLE figure_settings (
  organisation_id text COLLATE "C" PRIMARY KEY REFERENCES organisations(id),
  content text COLLATE "C" NOT NULL CHECK (json_valid(content))
);

CREATE TABLE reviews (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  scheme_id text COLLATE "C" NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('annual-review', 'publication')),
  from_year bigint NOT NULL,
  year bigint NOT NULL,
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  published_on text COLLATE "C",
  place text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  made_at text COLLATE "C" NOT NULL
);
CREATE INDEX reviews_by_scheme ON reviews (scheme_id, made_at);

CREATE TABLE own_clauses (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  -- What the search index calls it.
  position bigint NOT NULL UNIQUE,
  -- Of its own (`maison-…`), or that of the family it adapts.
  slug text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('new', 'adapted')),
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'review', 'published', 'retired')),
  -- What everybody reads meanwhile: nothing, the last version, the last version out of search.
  library text COLLATE "C" NOT NULL CHECK (library IN ('absent', 'published', 'retired')),
  revision bigint NOT NULL CHECK (revision >= 1),
  version bigint CHECK (version >= 1),
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  -- Of an adaptation: the shipped text it was last compared to, and its hash.
  base text COLLATE "C" CHECK (base IS NULL OR json_valid(base)),
  base_hash text COLLATE "C",
  origin text COLLATE "C" CHECK (origin IS NULL OR json_valid(origin)),
  person_id text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  updated_at text COLLATE "C" NOT NULL,
  CHECK ((kind = 'adapted') = (base IS NOT NULL)),
  CHECK ((base IS NULL) = (base_hash IS NULL)),
  CHECK ((library = 'absent') = (version IS NULL)),
  CHECK (library = 'absent' OR state IN ('draft', 'review') OR state = library)
);
CREATE UNIQUE INDEX own_clauses_by_slug ON own_clauses (organisation_id, slug);

CREATE TABLE own_clause_versions (
  clause_id text COLLATE "C" NOT NULL REFERENCES own_clauses(id) ON DELETE CASCADE,
  number bigint NOT NULL CHECK (number >= 1),
  hash text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL CHECK (json_valid(record)),
  note text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  published_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (clause_id, number)
);

CREATE TABLE own_libraries (
  organisation_id text COLLATE "C" PRIMARY KEY REFERENCES organisations(id),
  revision bigint NOT NULL CHECK (revision >= 1)
);

CREATE TABLE clause_comments (
  id text COLLATE "C" PRIMARY KEY,
  clause_id text COLLATE "C" NOT NULL REFERENCES own_clauses(id) ON DELETE CASCADE,
  reply_to text COLLATE "C" REFERENCES clause_comments(id) ON DELETE CASCADE,
  anchor text COLLATE "C" CHECK (anchor IS NULL OR json_valid(anchor)),
  body text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  edited_at text COLLATE "C",
  resolved_at text COLLATE "C",
  resolved_by text COLLATE "C",
  CHECK ((reply_to IS NULL) = (anchor IS NOT NULL)),
  CHECK (reply_to IS NULL OR resolved_at IS NULL)
);
CREATE INDEX clause_comments_by_clause ON clause_comments (clause_id, created_at);
CREATE INDEX clause_comments_by_thread ON clause_comments (reply_to);

CREATE TABLE reference_reviews (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('reference', 'threshold', 'switch', 'doubt', 'clause', 'question')),
  item_id text COLLATE "C" NOT NULL,
  verdict text COLLATE "C" NOT NULL CHECK (verdict IN ('confirmed', 'to-fix', 'doubtful')),
  note text COLLATE "C" NOT NULL,
  -- Of the text that was read: a review of another text does not count.
  fingerprint text COLLATE "C" NOT NULL,
  reviewed_on text COLLATE "C" NOT NULL,
  reviewed_at text COLLATE "C" NOT NULL,
  person_id text COLLATE "C"
);
CREATE INDEX reference_reviews_by_item ON reference_reviews (organisation_id, kind, item_id);

CREATE TABLE content_changes (
  seq bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  content_version text COLLATE "C" NOT NULL,
  edition bigint NOT NULL,
  seen_on text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('reference', 'threshold', 'switch', 'doubt', 'clause', 'question')),
  item_id text COLLATE "C" NOT NULL,
  title text COLLATE "C" NOT NULL,
  change text COLLATE "C" NOT NULL CHECK (change IN ('added', 'changed', 'removed')),
  weight text COLLATE "C" NOT NULL CHECK (weight IN ('text', 'check')),
  before text COLLATE "C" CHECK (before IS NULL OR json_valid(before)),
  after text COLLATE "C" CHECK (after IS NULL OR json_valid(after))
);
CREATE INDEX content_changes_by_item ON content_changes (kind, item_id);

CREATE TABLE watch_acknowledgements (
  organisation_id text COLLATE "C" PRIMARY KEY REFERENCES organisations(id),
  seq bigint NOT NULL,
  acknowledged_on text COLLATE "C" NOT NULL,
  person_id text COLLATE "C"
);

CREATE TABLE content_packs (
  edition bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  day text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  applied_at text COLLATE "C" NOT NULL,
  organisation_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  added bigint NOT NULL,
  changed bigint NOT NULL,
  removed bigint NOT NULL,
  file bytea NOT NULL
);

CREATE TABLE scheme_comments (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  scheme_id text COLLATE "C" NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  thread_id text COLLATE "C" REFERENCES scheme_comments(id) ON DELETE CASCADE,
  anchor text COLLATE "C" CHECK (anchor IS NULL OR json_valid(anchor)),
  person_id text COLLATE "C",
  -- Null: withdrawn by its author, while answers remain.
  body text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  edited_at text COLLATE "C",
  resolved_at text COLLATE "C",
  resolved_by text COLLATE "C",
  updated_at text COLLATE "C" NOT NULL,
  CHECK ((thread_id IS NULL) = (anchor IS NOT NULL)),
  CHECK (thread_id IS NULL OR resolved_at IS NULL)
);
CREATE INDEX scheme_comments_by_scheme ON scheme_comments (scheme_id, created_at);
CREATE INDEX scheme_comments_by_thread ON scheme_comments (thread_id);

CREATE TABLE scheme_tasks (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  scheme_id text COLLATE "C" NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  owner_id text COLLATE "C",
  anchor text COLLATE "C" CHECK (anchor IS NULL OR json_valid(anchor)),
  due_on text COLLATE "C",
  author_id text COLLATE "C",
  created_at text COLLATE "C" NOT NULL,
  done_at text COLLATE "C",
  done_by text COLLATE "C",
  updated_at text COLLATE "C" NOT NULL
);
CREATE INDEX scheme_tasks_by_scheme ON scheme_tasks (scheme_id);
CREATE INDEX scheme_tasks_by_owner ON scheme_tasks (organisation_id, owner_id);

CREATE TABLE scheme_saves (
  scheme_id text COLLATE "C" NOT NULL,
  -- The kept version these saves come after.
  since_revision bigint NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  sections text COLLATE "C" NOT NULL CHECK (json_valid(sections)),
  first_at text COLLATE "C" NOT NULL,
  last_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (scheme_id, since_revision, person_id),
  FOREIGN KEY (scheme_id, since_revision) REFERENCES scheme_versions(scheme_id, revision) ON DELETE CASCADE
);

CREATE TABLE scheme_rounds (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  scheme_id text COLLATE "C" NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  message text COLLATE "C" NOT NULL,
  due_on text COLLATE "C" NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 1),
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  -- The document as it was composed that day: gzip of its JSON.
  document bytea NOT NULL,
  opened_at text COLLATE "C" NOT NULL,
  closed_at text COLLATE "C",
  person_id text COLLATE "C"
);
CREATE INDEX scheme_rounds_by_scheme ON scheme_rounds (scheme_id, opened_at);

CREATE TABLE round_parts (
  id text COLLATE "C" PRIMARY KEY,
  round_id text COLLATE "C" NOT NULL REFERENCES scheme_rounds(id) ON DELETE CASCADE,
  position bigint NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 1),
  name text COLLATE "C" NOT NULL,
  places text COLLATE "C" NOT NULL CHECK (json_valid(places)),
  questions text COLLATE "C" NOT NULL CHECK (json_valid(questions)),
  verdict text COLLATE "C" CHECK (verdict IN ('agree', 'correct', 'no-opinion')),
  answers text COLLATE "C" NOT NULL CHECK (json_valid(answers)),
  answered_at text COLLATE "C",
  answered_by text COLLATE "C",
  -- How an answer written down by hand came in; '' when its reader gave it here.
  received_as text COLLATE "C" NOT NULL,
  reminded_at text COLLATE "C"
);
CREATE INDEX round_parts_by_round ON round_parts (round_id, position);

CREATE TABLE round_readers (
  part_id text COLLATE "C" NOT NULL REFERENCES round_parts(id) ON DELETE CASCADE,
  position bigint NOT NULL,
  person_id text COLLATE "C",
  contact_id text COLLATE "C",
  PRIMARY KEY (part_id, position)
);
CREATE INDEX round_readers_by_person ON round_readers (person_id);

CREATE TABLE round_remarks (
  id text COLLATE "C" PRIMARY KEY,
  part_id text COLLATE "C" NOT NULL REFERENCES round_parts(id) ON DELETE CASCADE,
  position bigint NOT NULL,
  -- A step or an axis; '' for the whole part.
  place text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'taken', 'set-aside')),
  reason text COLLATE "C" NOT NULL,
  settled_at text COLLATE "C",
  settled_by text COLLATE "C"
);
CREATE INDEX round_remarks_by_part ON round_remarks (part_id, position);

CREATE TABLE scheme_consulted (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  scheme_id text COLLATE "C" NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  who text COLLATE "C" NOT NULL,
  how text COLLATE "C" NOT NULL,
  held_on text COLLATE "C",
  outcome text COLLATE "C" NOT NULL,
  created_at text COLLATE "C" NOT NULL,
  person_id text COLLATE "C"
);
CREATE INDEX scheme_consulted_by_scheme ON scheme_consulted (scheme_id, created_at);

CREATE TABLE scheme_publications (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  scheme_id text COLLATE "C" NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  number bigint NOT NULL CHECK (number >= 1),
  revision bigint NOT NULL CHECK (revision >= 1),
  title text COLLATE "C" NOT NULL,
  note text COLLATE "C" NOT NULL,
  adopted_on text COLLATE "C",
  law_on text COLLATE "C" NOT NULL,
  product_version text COLLATE "C" NOT NULL,
  content text COLLATE "C" NOT NULL CHECK (json_valid(content)),
  -- gzip of the composed document's JSON, then of the Word file.
  document bytea NOT NULL,
  word bytea NOT NULL,
  word_bytes bigint NOT NULL CHECK (word_bytes > 0),
  word_sha256 text COLLATE "C" NOT NULL CHECK (length(word_sha256) = 64),
  logo_file_id text COLLATE "C",
  logo_sha256 text COLLATE "C",
  template_file_id text COLLATE "C",
  template_sha256 text COLLATE "C",
  published_at text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  replaced_at text COLLATE "C",
  replaced_reason text COLLATE "C" NOT NULL,
  UNIQUE (scheme_id, number)
);

CREATE TABLE used_clause_records (
  hash text COLLATE "C" PRIMARY KEY,
  slug text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL CHECK (json_valid(record))
);

CREATE TABLE tender_clauses (
  tender_id text COLLATE "C" NOT NULL REFERENCES tenders(id) ON DELETE CASCADE,
  lot_id text COLLATE "C" NOT NULL,
  slug text COLLATE "C" NOT NULL,
  -- Null: chosen before versions were kept, held to what the library gives when the consultation is next read.
  hash text COLLATE "C" REFERENCES used_clause_records(hash),
  -- Of a clause of the organisation.
  number bigint CHECK (number >= 1),
  pinned_on text COLLATE "C",
  PRIMARY KEY (tender_id, lot_id, slug),
  CHECK ((hash IS NULL) = (pinned_on IS NULL))
);
CREATE INDEX tender_clauses_by_slug ON tender_clauses (slug, tender_id);
CREATE INDEX tender_clauses_by_hash ON tender_clauses (hash);

CREATE TABLE document_clauses (
  document_id text COLLATE "C" NOT NULL REFERENCES tender_documents(id) ON DELETE CASCADE,
  lot_id text COLLATE "C" NOT NULL,
  slug text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL REFERENCES used_clause_records(hash),
  PRIMARY KEY (document_id, lot_id, slug)
);
CREATE INDEX document_clauses_by_hash ON document_clauses (hash);

CREATE TABLE lot_results (
  tender_id text COLLATE "C" NOT NULL REFERENCES tenders(id) ON DELETE CASCADE,
  lot_id text COLLATE "C" NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 1),
  offers bigint CHECK (offers BETWEEN 0 AND 10000),
  outcome text COLLATE "C" CHECK (outcome IN ('awarded', 'unsuccessful', 'abandoned')),
  reason text COLLATE "C" NOT NULL CHECK (length(reason) <= 20000),
  decided_on text COLLATE "C",
  updated_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (tender_id, lot_id),
  CHECK (outcome IS DISTINCT FROM 'awarded' OR offers IS DISTINCT FROM 0)
);

CREATE TABLE participations (
  id text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations(id),
  scheme_id text COLLATE "C" NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  -- End of the public address.
  slug text COLLATE "C" NOT NULL UNIQUE CHECK (length(slug) >= 20),
  revision bigint NOT NULL CHECK (revision >= 1),
  scheme_revision bigint NOT NULL CHECK (scheme_revision >= 1),
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  introduction text COLLATE "C" NOT NULL,
  opens_on text COLLATE "C" NOT NULL,
  closes_on text COLLATE "C" NOT NULL CHECK (closes_on >= opens_on),
  -- Passages shown, with what they were called: [{id, title}].
  places text COLLATE "C" NOT NULL CHECK (json_valid(places)),
  takes_comments bigint NOT NULL CHECK (takes_comments IN (0, 1)),
  legal_basis text COLLATE "C" NOT NULL,
  contact text COLLATE "C" NOT NULL,
  -- The chapters shown, as they were composed that day: gzip of the document's JSON.
  document bytea NOT NULL,
  created_at text COLLATE "C" NOT NULL,
  -- Closed before its day.
  closed_at text COLLATE "C",
  -- The page is no longer online.
  withdrawn_at text COLLATE "C",
  person_id text COLLATE "C"
);
CREATE INDEX participations_by_scheme ON participations (scheme_id, created_at);

CREATE TABLE participation_answers (
  id text COLLATE "C" PRIMARY KEY,
  participation_id text COLLATE "C" NOT NULL REFERENCES participations(id) ON DELETE CASCADE,
  outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('taken', 'set-aside', 'answered')),
  text text COLLATE "C" NOT NULL,
  -- Where in the scheme, once taken into account.
  held_in text COLLATE "C" NOT NULL,
  updated_at text COLLATE "C" NOT NULL,
  person_id text COLLATE "C"
);
CREATE INDEX participation_answers_by_participation ON participation_answers (participation_id);

CREATE TABLE participation_comments (
  id text COLLATE "C" PRIMARY KEY,
  participation_id text COLLATE "C" NOT NULL REFERENCES participations(id) ON DELETE CASCADE,
  number bigint NOT NULL CHECK (number >= 1),
  -- A passage shown; '' for the whole text.
  place text COLLATE "C" NOT NULL,
  quote text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  quality text COLLATE "C" CHECK (quality IN ('resident', 'company', 'inclusive', 'association', 'agent', 'other')),
  name text COLLATE "C" NOT NULL,
  name_shown bigint NOT NULL CHECK (name_shown IN (0, 1)),
  -- SHA-256 of the code its author reads it again with.
  receipt text COLLATE "C" NOT NULL UNIQUE CHECK (length(receipt) = 64),
  received_on text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'duplicate')),
  reason text COLLATE "C" CHECK (reason IN ('off-topic', 'insulting', 'names-somebody', 'advertising', 'unlawful', 'unreadable')),
  -- Number of the comment that says the same.
  duplicate_of bigint,
  answer_id text COLLATE "C" REFERENCES participation_answers(id) ON DELETE SET NULL,
  decided_at text COLLATE "C",
  decided_by text COLLATE "C",
  -- Refused long enough ago: its words are gone.
  erased_at text COLLATE "C",
  UNIQUE (participation_id, number),
  CHECK ((state = 'refused') = (reason IS NOT NULL)),
  CHECK ((state = 'duplicate') = (duplicate_of IS NOT NULL))
);
CREATE INDEX participation_comments_by_state ON participation_comments (participation_id, state, number);
CREATE INDEX participation_comments_by_answer ON participation_comments (answer_id);

-- The full text of clauses, ours then those of organisations, read by `db/full-text/postgres.ts`. A family and how many words
-- it holds; each of its words, and where: the part of the family (title 0, keywords 1, summary 2, text 3) times a million,
-- plus the place in that part; `top` is the first part that holds it. PostgreSQL's own ranks do not weigh rare words.
CREATE TABLE clause_search (
  position bigint PRIMARY KEY,
  length bigint NOT NULL CHECK (length >= 0)
);
CREATE TABLE clause_search_words (
  term text COLLATE "C" NOT NULL,
  position bigint NOT NULL REFERENCES clause_search(position) ON DELETE CASCADE,
  top bigint NOT NULL CHECK (top BETWEEN 0 AND 3),
  places text COLLATE "C" NOT NULL,
  PRIMARY KEY (term, position)
);
CREATE INDEX clause_search_words_by_position ON clause_search_words (position);

CREATE TABLE own_clause_search (
  position bigint PRIMARY KEY,
  length bigint NOT NULL CHECK (length >= 0)
);
CREATE TABLE own_clause_search_words (
  term text COLLATE "C" NOT NULL,
  position bigint NOT NULL REFERENCES own_clause_search(position) ON DELETE CASCADE,
  top bigint NOT NULL CHECK (top BETWEEN 0 AND 3),
  places text COLLATE "C" NOT NULL,
  PRIMARY KEY (term, position)
);
CREATE INDEX own_clause_search_words_by_position ON own_clause_search_words (position);

-- Who is on which scheme now: not logged, emptied by a crash, of no use a minute later. `at`: milliseconds.
CREATE UNLOGGED TABLE presence (
  scheme_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  step text COLLATE "C" NOT NULL,
  axis_id text COLLATE "C",
  at bigint NOT NULL,
  PRIMARY KEY (scheme_id, person_id)
);

-- Training: attempts, reviews, certificates, cohorts, rooms, own modules; the network of référents; practice consultations.
-- A person is named without a foreign key, as in the journal: on one desk there is nobody in `people`.

-- A consultation made for an exercise: seen by its learner alone, in no list, export or figure.
ALTER TABLE tenders ADD COLUMN exercise_id TEXT;
ALTER TABLE tenders ADD COLUMN exercise_person_id TEXT CHECK ((exercise_id IS NULL) = (exercise_person_id IS NULL));
CREATE UNIQUE INDEX tenders_by_exercise ON tenders (organisation_id, exercise_person_id, exercise_id) WHERE exercise_id IS NOT NULL;

-- `questions`: each as it was drawn, with its key, so that a change of content spoils no attempt. `answers`: by question.
CREATE TABLE training_attempts (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  person_id TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('module', 'refresher', 'review')),
  module_id TEXT,
  module_title TEXT,
  pass_mark INTEGER NOT NULL CHECK (pass_mark BETWEEN 0 AND 10000),
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  started_at TEXT NOT NULL,
  finished_at TEXT,
  basis_points INTEGER CHECK (basis_points BETWEEN 0 AND 10000),
  passed INTEGER CHECK (passed IN (0, 1)),
  CHECK ((purpose = 'review') = (module_id IS NULL)),
  CHECK ((finished_at IS NULL) = (passed IS NULL))
) STRICT;
CREATE INDEX training_attempts_by_person ON training_attempts (organisation_id, person_id, module_id);
-- One at a time for a module, or for reviews: two windows share it.
CREATE UNIQUE INDEX training_attempts_open ON training_attempts (organisation_id, person_id, purpose, coalesce(module_id, '')) WHERE finished_at IS NULL;

-- A question missed at least once: when it comes back.
CREATE TABLE training_reviews (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  person_id TEXT NOT NULL,
  module_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  box INTEGER NOT NULL CHECK (box BETWEEN 1 AND 5),
  due_on TEXT NOT NULL,
  PRIMARY KEY (organisation_id, person_id, question_id)
) STRICT;

CREATE TABLE training_readings (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  person_id TEXT NOT NULL,
  module_id TEXT NOT NULL,
  lessons TEXT NOT NULL CHECK (json_valid(lessons)),
  last_lesson TEXT,
  PRIMARY KEY (organisation_id, person_id, module_id)
) STRICT;

CREATE TABLE training_exercises (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  person_id TEXT NOT NULL,
  exercise_id TEXT NOT NULL,
  done_on TEXT NOT NULL,
  PRIMARY KEY (organisation_id, person_id, exercise_id)
) STRICT;

CREATE TABLE certificates (
  -- As it is written, without its dashes: what anyone types to check it.
  code TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  person_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  issued_on TEXT NOT NULL,
  withdrawn_on TEXT
) STRICT;
CREATE INDEX certificates_by_person ON certificates (organisation_id, person_id);

-- A question of ours read again by a jurist of the organisation.
CREATE TABLE question_reviews (
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  question_id TEXT NOT NULL,
  reviewed_on TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, question_id)
) STRICT;

CREATE TABLE own_modules (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  published INTEGER NOT NULL CHECK (published IN (0, 1)),
  content TEXT NOT NULL CHECK (json_valid(content)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX own_modules_by_organisation ON own_modules (organisation_id);

CREATE TABLE cohorts (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  module_ids TEXT NOT NULL CHECK (json_valid(module_ids)),
  person_ids TEXT NOT NULL CHECK (json_valid(person_ids)),
  due_on TEXT,
  created_at TEXT NOT NULL
) STRICT;

-- A session in a room. Nicknames live as long as it does, and a day more.
CREATE TABLE rooms (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  person_id TEXT NOT NULL,
  code TEXT NOT NULL CHECK (length(code) = 6),
  module_id TEXT NOT NULL,
  module_title TEXT NOT NULL,
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'asking', 'showing', 'done')),
  -- From 1; 0 before the first question.
  position INTEGER NOT NULL CHECK (position >= 0),
  opened_at TEXT NOT NULL,
  closed_at TEXT
) STRICT;
CREATE UNIQUE INDEX rooms_by_code ON rooms (code) WHERE closed_at IS NULL;
CREATE TABLE room_players (
  id TEXT PRIMARY KEY,
  room_id TEXT NOT NULL REFERENCES rooms(id) ON DELETE CASCADE,
  -- SHA-256 of the token that the phone holds.
  token TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  joined_at TEXT NOT NULL
) STRICT;
CREATE INDEX room_players_by_room ON room_players (room_id);

CREATE TABLE departments (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200)
) STRICT;
CREATE UNIQUE INDEX departments_by_name ON departments (organisation_id, name);

CREATE TABLE network_contacts (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('referent', 'facilitator')),
  person_id TEXT,
  department_id TEXT REFERENCES departments(id) ON DELETE SET NULL,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX network_contacts_by_organisation ON network_contacts (organisation_id, kind);

CREATE TABLE network_events (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  held_on TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX network_events_by_day ON network_events (organisation_id, held_on);

-- Working together on a scheme: comments on a place of it, tasks. Who is there lives in memory only, never here.
-- A person is named without a foreign key, as in the journal: on one desk there is nobody in `people`. Null once erased.

-- The first comment of a thread holds its place and whether it is settled; answers point at it.
CREATE TABLE scheme_comments (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  scheme_id TEXT NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  thread_id TEXT REFERENCES scheme_comments(id) ON DELETE CASCADE,
  anchor TEXT CHECK (anchor IS NULL OR json_valid(anchor)),
  person_id TEXT,
  -- Null: withdrawn by its author, while answers remain.
  body TEXT,
  created_at TEXT NOT NULL,
  edited_at TEXT,
  resolved_at TEXT,
  resolved_by TEXT,
  updated_at TEXT NOT NULL,
  CHECK ((thread_id IS NULL) = (anchor IS NOT NULL)),
  CHECK (thread_id IS NULL OR resolved_at IS NULL)
) STRICT;
CREATE INDEX scheme_comments_by_scheme ON scheme_comments (scheme_id, created_at);
CREATE INDEX scheme_comments_by_thread ON scheme_comments (thread_id);

CREATE TABLE scheme_tasks (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations(id),
  scheme_id TEXT NOT NULL REFERENCES schemes(id) ON DELETE CASCADE,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  owner_id TEXT,
  anchor TEXT CHECK (anchor IS NULL OR json_valid(anchor)),
  due_on TEXT,
  author_id TEXT,
  created_at TEXT NOT NULL,
  done_at TEXT,
  done_by TEXT,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX scheme_tasks_by_scheme ON scheme_tasks (scheme_id);
CREATE INDEX scheme_tasks_by_owner ON scheme_tasks (organisation_id, owner_id);

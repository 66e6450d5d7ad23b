-- The imported data of one organisation: a file of its own, made again from the kept sources, put in place by a rename.
-- No person's work lives here. Money in cents, rates in basis points, days as AAAA-MM-JJ; null is « unknown ».

CREATE TABLE contracts (
  id INTEGER PRIMARY KEY,
  -- Hash of buyer, number, first holder, amount, day: the same contract keeps it from one import to the next.
  key TEXT NOT NULL,
  import_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  format TEXT NOT NULL,
  kind TEXT NOT NULL,
  buyer_id TEXT NOT NULL,
  buyer_siren TEXT,
  buyer_name TEXT,
  number TEXT NOT NULL,
  framework_number TEXT,
  nature TEXT,
  object TEXT NOT NULL,
  cpv TEXT,
  division TEXT,
  segment TEXT,
  procedure TEXT,
  place_code TEXT,
  place_kind TEXT,
  months INTEGER,
  notified_on TEXT,
  year INTEGER,
  published_on TEXT,
  ends_on TEXT,
  amount INTEGER,
  initial_amount INTEGER,
  amount_state TEXT NOT NULL,
  offers INTEGER,
  advance INTEGER,
  -- As published: bits, and their state. Then what counts once somebody has decided a contradiction.
  social INTEGER,
  social_state TEXT NOT NULL,
  environment INTEGER,
  environment_state TEXT NOT NULL,
  social_counted INTEGER,
  environment_counted INTEGER,
  modifications INTEGER NOT NULL
) STRICT;

CREATE TABLE holders (
  contract_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id_kind TEXT,
  holder_id TEXT,
  siren TEXT,
  name TEXT,
  department TEXT,
  size TEXT,
  -- Of the contract, again: a buyer's holders are read side by side.
  buyer_siren TEXT,
  year INTEGER,
  PRIMARY KEY (contract_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE purchases (
  id INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  year INTEGER NOT NULL,
  buyer TEXT NOT NULL,
  supplier_id TEXT,
  siren TEXT,
  supplier_name TEXT,
  -- Credit notes are negative.
  cents INTEGER NOT NULL,
  category TEXT,
  entity TEXT,
  -- 1 of the fifth book, 0 not, null: the file does not say.
  book_five INTEGER
) STRICT;

CREATE TABLE suppliers (
  id INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  siret TEXT,
  siren TEXT NOT NULL,
  name TEXT,
  kind TEXT NOT NULL,
  department TEXT,
  valid_from TEXT,
  valid_to TEXT
) STRICT;

CREATE TABLE anomalies (
  id INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  code TEXT NOT NULL,
  subject TEXT NOT NULL,
  field TEXT NOT NULL,
  original TEXT NOT NULL,
  kept TEXT
) STRICT;

-- Which imports this file was made of, with what was said of each: the truth after a stop between the renaming and the writing of it.
CREATE TABLE built_from (
  import_id TEXT PRIMARY KEY,
  report TEXT NOT NULL
) STRICT, WITHOUT ROWID;

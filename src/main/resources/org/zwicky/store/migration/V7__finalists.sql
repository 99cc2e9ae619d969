-- Finalists trained again with new seeds. They are no trials: metrics and probabilities are of the validation part.
CREATE TABLE IF NOT EXISTS finalist (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id    BIGINT NOT NULL REFERENCES study ON DELETE CASCADE,
  trial       INTEGER NOT NULL CHECK (trial >= 1),
  seed_index  INTEGER NOT NULL CHECK (seed_index >= 1),
  seed        BIGINT NOT NULL,
  state       VARCHAR(10) NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'COMPLETE', 'FAILED')),
  epochs      INTEGER DEFAULT 0 NOT NULL,
  best_epoch  INTEGER,
  seconds     DOUBLE PRECISION DEFAULT 0 NOT NULL,
  reason      VARCHAR(1000000) DEFAULT '' NOT NULL,
  UNIQUE (study_id, trial, seed_index),
  CHECK (state <> 'FAILED' OR TRIM(reason) <> '')
);

CREATE TABLE IF NOT EXISTS finalist_metric (
  finalist_id BIGINT NOT NULL REFERENCES finalist ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  name        VARCHAR(200) NOT NULL,
  "VALUE"     DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (finalist_id, position)
);

-- As in prediction.
CREATE TABLE IF NOT EXISTS finalist_prediction (
  finalist_id   BIGINT PRIMARY KEY REFERENCES finalist ON DELETE CASCADE,
  classes       INTEGER NOT NULL CHECK (classes >= 1),
  probabilities BINARY LARGE OBJECT NOT NULL
);

-- A use of the test part, with the images that it had.
CREATE TABLE IF NOT EXISTS test_round (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id BIGINT NOT NULL REFERENCES study ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tested   TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  crowned  INTEGER NOT NULL,
  UNIQUE (study_id, position)
);

CREATE TABLE IF NOT EXISTS test_image (
  round_id    BIGINT NOT NULL REFERENCES test_round ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  image_index INTEGER NOT NULL,
  label       INTEGER NOT NULL,
  PRIMARY KEY (round_id, position)
);

CREATE TABLE IF NOT EXISTS test_result (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  round_id      BIGINT NOT NULL REFERENCES test_round ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  kind          VARCHAR(10) NOT NULL CHECK (kind IN ('SINGLE', 'SEED', 'ENSEMBLE')),
  classes       INTEGER NOT NULL CHECK (classes >= 1),
  probabilities BINARY LARGE OBJECT NOT NULL,
  UNIQUE (round_id, position)
);

-- Seed 0 is the trial's own model.
CREATE TABLE IF NOT EXISTS test_member (
  result_id  BIGINT NOT NULL REFERENCES test_result ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  trial      INTEGER NOT NULL,
  seed_index INTEGER NOT NULL,
  weight     INTEGER NOT NULL CHECK (weight >= 1),
  PRIMARY KEY (result_id, position)
);

CREATE TABLE IF NOT EXISTS test_metric (
  result_id BIGINT NOT NULL REFERENCES test_result ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  name      VARCHAR(200) NOT NULL,
  "VALUE"   DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (result_id, position)
);

CREATE TABLE IF NOT EXISTS test_interval (
  result_id BIGINT NOT NULL REFERENCES test_result ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  name      VARCHAR(200) NOT NULL,
  low       DOUBLE PRECISION NOT NULL,
  high      DOUBLE PRECISION NOT NULL,
  level     DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (result_id, position)
);

-- A study is a sweep's frame; all else hangs on it and goes with it.
CREATE TABLE study (
  id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name             VARCHAR(200) NOT NULL UNIQUE,
  created          TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  definition       CHARACTER LARGE OBJECT NOT NULL,
  metric           VARCHAR(100) NOT NULL,
  goal             VARCHAR(10) NOT NULL CHECK (goal IN ('MAXIMIZE', 'MINIMIZE')),
  data_description VARCHAR(1000000) NOT NULL,
  data_sha256      VARCHAR(64) NOT NULL
);

CREATE TABLE study_class (
  study_id    BIGINT NOT NULL REFERENCES study ON DELETE CASCADE,
  class_index INTEGER NOT NULL,
  name        VARCHAR(1000000) NOT NULL,
  train       INTEGER NOT NULL,
  validation  INTEGER NOT NULL,
  test        INTEGER NOT NULL,
  PRIMARY KEY (study_id, class_index)
);

CREATE TABLE study_provenance (
  study_id BIGINT NOT NULL REFERENCES study ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     VARCHAR(200) NOT NULL,
  "VALUE"  VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (study_id, position)
);

-- The rows that a trial's probabilities belong to, in their order.
CREATE TABLE validation_image (
  study_id    BIGINT NOT NULL REFERENCES study ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  image_index INTEGER NOT NULL,
  label       INTEGER NOT NULL,
  PRIMARY KEY (study_id, position)
);

CREATE TABLE trial (
  id                 BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id           BIGINT NOT NULL REFERENCES study ON DELETE CASCADE,
  number             INTEGER NOT NULL CHECK (number >= 1),
  state              VARCHAR(10) NOT NULL
                       CHECK (state IN ('WAITING', 'RUNNING', 'COMPLETE', 'PRUNED', 'FAILED')),
  seed               BIGINT NOT NULL,
  best_epoch         INTEGER,
  network_parameters BIGINT,
  started            TIMESTAMP(9) WITH TIME ZONE,
  finished           TIMESTAMP(9) WITH TIME ZONE,
  reason             VARCHAR(1000000) DEFAULT '' NOT NULL,
  UNIQUE (study_id, number),
  CHECK (state NOT IN ('PRUNED', 'FAILED') OR TRIM(reason) <> '')
);

-- The value is JSON, so that 1, 1.0, "1" and true stay apart.
CREATE TABLE trial_parameter (
  trial_id BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     VARCHAR(200) NOT NULL,
  "VALUE"  VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (trial_id, position)
);

CREATE TABLE trial_metric (
  trial_id BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     VARCHAR(100) NOT NULL,
  "VALUE"  DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (trial_id, position)
);

CREATE TABLE trial_provenance (
  trial_id BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     VARCHAR(200) NOT NULL,
  "VALUE"  VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (trial_id, position)
);

CREATE TABLE epoch (
  trial_id BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  epoch    INTEGER NOT NULL CHECK (epoch >= 1),
  seconds  DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (trial_id, epoch)
);

CREATE TABLE epoch_metric (
  trial_id BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  epoch    INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name     VARCHAR(100) NOT NULL,
  "VALUE"  DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (trial_id, epoch, position)
);

CREATE TABLE class_metric (
  trial_id    BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  class_index INTEGER NOT NULL,
  "PRECISION" DOUBLE PRECISION NOT NULL,
  recall      DOUBLE PRECISION NOT NULL,
  f1          DOUBLE PRECISION NOT NULL,
  support     BIGINT NOT NULL,
  PRIMARY KEY (trial_id, class_index)
);

CREATE TABLE confusion (
  trial_id   BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  truth      INTEGER NOT NULL,
  prediction INTEGER NOT NULL,
  images     BIGINT NOT NULL,
  PRIMARY KEY (trial_id, truth, prediction)
);

-- float32, big-endian, validation image by validation image, class by class.
CREATE TABLE prediction (
  trial_id      BIGINT PRIMARY KEY REFERENCES trial ON DELETE CASCADE,
  classes       INTEGER NOT NULL CHECK (classes >= 1),
  probabilities BINARY LARGE OBJECT NOT NULL
);

-- Finished trials of earlier studies that a study's sampler is told of: copies, so that it can be resumed without them.
CREATE TABLE IF NOT EXISTS prior_trial (
  study_id     BIGINT NOT NULL REFERENCES study ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  source       VARCHAR(200) NOT NULL,
  number       INTEGER NOT NULL,
  state        VARCHAR(10) NOT NULL CHECK (state IN ('COMPLETE', 'PRUNED', 'FAILED')),
  score        DOUBLE PRECISION,
  epochs       INTEGER NOT NULL,
  -- A JSON object: each name's value is JSON, as in trial_parameter.
  parameters   CHARACTER LARGE OBJECT NOT NULL,
  PRIMARY KEY (study_id, position)
);

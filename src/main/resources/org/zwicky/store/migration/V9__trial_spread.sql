-- Standard deviation of a complete trial's metrics over the networks that it trained, if they were several.
CREATE TABLE IF NOT EXISTS trial_spread (
  trial_id BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     VARCHAR(100) NOT NULL,
  "VALUE"  DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (trial_id, position)
);

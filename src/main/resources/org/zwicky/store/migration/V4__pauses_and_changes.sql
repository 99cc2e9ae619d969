-- Seconds spent training over all runs of a trial: what lies between an interrupt and the resumed sweep does not count.
ALTER TABLE trial ADD COLUMN seconds DOUBLE PRECISION DEFAULT 0 NOT NULL;
-- The moment up to which seconds counts, while the trial runs.
ALTER TABLE trial ADD COLUMN timed_until TIMESTAMP(9) WITH TIME ZONE;

UPDATE trial SET seconds = GREATEST(0, DATEDIFF('MILLISECOND', started, finished) / 1000.0)
  WHERE state IN ('COMPLETE', 'PRUNED', 'FAILED') AND started IS NOT NULL AND finished IS NOT NULL;
UPDATE trial SET seconds = COALESCE((SELECT SUM(e.seconds) FROM epoch e WHERE e.trial_id = trial.id), 0)
  WHERE state IN ('WAITING', 'RUNNING');

-- What a resumed sweep changed of its study's definition, and the definition before.
CREATE TABLE study_change (
  study_id      BIGINT NOT NULL REFERENCES study ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  changed       TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  last_trial    INTEGER NOT NULL,
  proposes_anew BOOLEAN NOT NULL,
  differences   CHARACTER LARGE OBJECT NOT NULL,
  definition    CHARACTER LARGE OBJECT NOT NULL,
  PRIMARY KEY (study_id, position)
);

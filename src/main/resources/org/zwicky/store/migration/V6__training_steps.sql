-- Of the epoch's last step; NULL in epochs that were recorded before it was, NaN where there is none.
ALTER TABLE epoch ADD COLUMN IF NOT EXISTS learning_rate DOUBLE PRECISION;

-- How strongly an epoch moved each layer: means over the steps that were measured.
CREATE TABLE IF NOT EXISTS epoch_layer (
  trial_id      BIGINT NOT NULL REFERENCES trial ON DELETE CASCADE,
  epoch         INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  name          VARCHAR(200) NOT NULL,
  gradient_norm DOUBLE PRECISION NOT NULL,
  update_ratio  DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (trial_id, epoch, position)
);

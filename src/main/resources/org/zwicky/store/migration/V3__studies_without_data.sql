-- The trials of a study can be commands, which learn from data that only they know; and name their metrics themselves.
ALTER TABLE study ALTER COLUMN data_description DROP NOT NULL;
ALTER TABLE study ALTER COLUMN data_sha256 DROP NOT NULL;
ALTER TABLE study ALTER COLUMN metric SET DATA TYPE VARCHAR(200);
ALTER TABLE trial_metric ALTER COLUMN name SET DATA TYPE VARCHAR(200);
ALTER TABLE epoch_metric ALTER COLUMN name SET DATA TYPE VARCHAR(200);

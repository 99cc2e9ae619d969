-- What a trial took of the machine, failed and pruned ones too.
CREATE TABLE trial_usage (
  trial_id          BIGINT PRIMARY KEY REFERENCES trial ON DELETE CASCADE,
  cpu_seconds       DOUBLE PRECISION NOT NULL CHECK (cpu_seconds >= 0),
  peak_memory_bytes BIGINT NOT NULL CHECK (peak_memory_bytes >= 0),
  mean_load         DOUBLE PRECISION NOT NULL CHECK (mean_load >= 0)
);

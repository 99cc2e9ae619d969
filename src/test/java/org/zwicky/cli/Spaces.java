package org.zwicky.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Search-space files for tests: small enough that a trial takes a second or two. */
public final class Spaces {

  public static final String TINY =
      """
      {
        "name": "tiny",
        "data": { "format": "synthetic", "synthetic": { "images": 60, "size": 32, "seed": 3 }, "crop": 24 },
        "objective": { "metric": "macroF1" },
        "sweep": { "sampler": "random", "trials": 3, "seed": 11, "parallel": 1 },
        "parameters": {
          "filters": { "choice": [4, 6] },
          "activation": { "choice": ["relu", "elu"] },
          "imbalance": { "choice": ["none", "focal"] },
          "gamma": { "uniform": [0.5, 3.0], "when": { "imbalance": "focal" } }
        },
        "network": [
          { "conv": { "filters": "$filters", "kernel": 3, "activation": "$activation", "batchNorm": true } },
          { "pool": { "type": "max", "size": 2 } },
          { "dropout": 0.2 }
        ],
        "training": { "epochs": 2, "batchSize": 16, "augmentation": "dihedral",
                      "imbalance": { "type": "$imbalance", "gamma": "$gamma" } }
      }
      """;

  private Spaces() {}

  public static Path write(Path directory, String json) {
    try {
      return Files.writeString(directory.resolve("space.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

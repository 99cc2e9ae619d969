package org.zwicky.prune;

import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.PropertySeed;

/** The contract, kept by the pruners here. */
@ParameterizedClass
@MethodSource("pruners")
class PrunerContractTest extends PrunerContract {

  @Parameter Pruner pruner;

  static List<Pruner> pruners() {
    return PrunerPropertiesTest.PRUNERS;
  }

  @Override
  protected Pruner pruner() {
    return pruner;
  }

  @Override
  protected long seed() {
    return PropertySeed.SEED.isEmpty() ? System.nanoTime() : Long.parseLong(PropertySeed.SEED);
  }
}

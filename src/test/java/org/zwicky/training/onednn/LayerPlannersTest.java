package org.zwicky.training.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.LayerSpec;

class LayerPlannersTest {

  @Test
  void oneDnnHasEveryKindOfLayer() {
    assertThat(LayerPlanners.kinds()).isEqualTo(Set.of(LayerSpec.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @EnumSource
  void oneDnnHasEveryActivation(ActivationKind kind) {
    assumeTrue(OneDnnLibrary.isLoaded(), "oneDNN cannot be loaded here.");

    assertThat(Activation.of(kind)).hasSameSizeAs(kind.parts());
  }
}

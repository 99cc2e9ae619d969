package org.zwicky.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.LayerSpec;

class LayerFormsTest {

  @Test
  void dl4jHasEveryKindOfLayer() {
    assertThat(LayerForms.kinds()).isEqualTo(Set.of(LayerSpec.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @EnumSource
  void dl4jHasEveryActivationAndTheWeightsBeforeIt(ActivationKind kind) {
    assertThat(Activations.of(kind).name()).isEqualToIgnoringCase(kind.key());
    assertThat(Activations.weightInit(kind)).isNotNull();
  }
}

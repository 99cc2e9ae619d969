package org.zwicky.training.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;

class DropoutStreamsTest {

  private static final ResidualSpec BLOCK =
      new ResidualSpec(ResidualKind.BASIC, 8, 3, 1, ActivationKind.RELU, true);

  private static final List<LayerSpec> LAYERS =
      List.of(BLOCK, new DropoutSpec(0), BLOCK, new FlattenSpec(), new DropoutSpec(0.5));

  @Test
  void dropoutLayersDrawWhatTheyDrawWithoutResidualBlocks() {
    DropoutStreams streams = new DropoutStreams(LAYERS, new SplittableRandom(1));
    SplittableRandom random = new SplittableRandom(1);

    assertThat(draw(streams.of(1))).isEqualTo(draw(new DropoutStream(random.split())));
    assertThat(draw(streams.of(4))).isEqualTo(draw(new DropoutStream(random.split())));
  }

  @Test
  void eachBlockDrawsNumbersOfItsOwn() {
    DropoutStreams streams = new DropoutStreams(LAYERS, new SplittableRandom(1));

    assertThat(List.of(0, 1, 2, 4))
        .extracting(layer -> List.of(draw(streams.of(layer))))
        .doesNotHaveDuplicates();
  }

  @Test
  void startsAnewAsNewOnesStart() {
    DropoutStreams streams = new DropoutStreams(LAYERS, new SplittableRandom(1));
    draw(streams.of(0));
    streams.restart(new SplittableRandom(2));
    DropoutStreams others = new DropoutStreams(LAYERS, new SplittableRandom(2));

    for (int layer : new int[] {0, 1, 2, 4}) {
      assertThat(draw(streams.of(layer))).isEqualTo(draw(others.of(layer)));
    }
  }

  private static String draw(DropoutStream stream) {
    float[] mask = new float[64];
    stream.draw(mask, 1L << 31, 2);
    return Arrays.toString(mask);
  }
}

package org.zwicky.candidate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkShapesTest {

  private static final FeatureShape GALAXY = FeatureShape.image(1, 64, 64);
  private static final PoolSpec POOL = new PoolSpec(PoolKind.MAX, 2, 2);

  @Test
  void countsTheReferenceNetworkWithADenseLayer() {
    NetworkShapes shapes =
        shapes(conv(32, 1), POOL, conv(64, 1), POOL, conv(128, 1), POOL, dense(128), 10);

    assertThat(shapes.parameters()).isEqualTo(1_142_666);
    assertThat(shapes.rows()).hasSize(8);
    assertThat(shapes.rows().get(5).output()).isEqualTo(FeatureShape.image(128, 8, 8));
    assertThat(shapes.rows().get(6).output()).isEqualTo(FeatureShape.vector(128));
    assertThat(shapes.rows().get(7).layer()).isEqualTo("softmax 10");
    assertThat(shapes.activations())
        .isEqualTo(
            64 * 64
                + 32 * 64 * 64
                + 32 * 32 * 32
                + 64 * 32 * 32
                + 64 * 16 * 16
                + 128 * 16 * 16
                + 128 * 8 * 8
                + 128
                + 10);
  }

  @Test
  void countsFourNumbersAChannelForBatchNormalisation() {
    List<LayerSpec> layers = new ArrayList<>();
    for (int filters : new int[] {16, 32, 64, 128}) {
      layers.add(new ConvSpec(filters, 3, 1, Padding.SAME, ActivationKind.RELU, true));
      layers.add(POOL);
    }
    layers.add(new GlobalPoolSpec(PoolKind.AVG));
    layers.add(new DropoutSpec(0.5));

    assertThat(NetworkShapes.of(new NetworkSpec(layers), GALAXY, 4).parameters()).isEqualTo(98_388);
  }

  @Test
  void countsBatchNormalisationAsALayerOfItsOwnTheSame() {
    NetworkShapes apart =
        shapes(conv(16, 1), new BatchNormSpec(), new ActivationSpec(ActivationKind.RELU), 4);

    assertThat(apart.rows().get(1).parameters()).isEqualTo(64);
    assertThat(apart.rows().get(1).output()).isEqualTo(FeatureShape.image(16, 64, 64));
    assertThat(apart.rows().get(2)).extracting(LayerSummary::layer).isEqualTo("relu");
  }

  @Test
  void countsMultiplyAddsOfConvolutionsAndDenseLayers() {
    NetworkShapes shapes = shapes(conv(32, 2), dense(10), 4);

    assertThat(shapes.rows())
        .extracting(LayerSummary::multiplyAdds)
        .containsExactly(9L * 32 * 32 * 32, 32L * 32 * 32 * 10, 40L);
    assertThat(shapes.multiplyAdds()).isEqualTo(294_912 + 327_680 + 40);
  }

  @Test
  void roundsUpWithZerosAroundAndDownWithout() {
    FeatureShape odd = FeatureShape.image(1, 7, 9);
    NetworkSpec network =
        new NetworkSpec(
            List.of(conv(4, 2), new ConvSpec(4, 3, 2, Padding.VALID, ActivationKind.TANH, false)));

    assertThat(NetworkShapes.of(network, odd, 2).rows())
        .extracting(row -> row.output().toString())
        .containsExactly("4×5×4", "1×2×4", "2");
  }

  @Test
  void poolsWithItsOwnStrideAndForgetsTheBorder() {
    assertThat(shapes(new PoolSpec(PoolKind.AVG, 3, 2), 2).rows().get(0))
        .isEqualTo(new LayerSummary("avg pool 3/2", FeatureShape.image(1, 31, 31), 0, 0));
  }

  @Test
  void namesLayersAsPeopleDo() {
    NetworkShapes shapes =
        shapes(
            new ConvSpec(32, 3, 2, Padding.SAME, ActivationKind.RELU, true),
            new ConvSpec(8, 5, 1, Padding.VALID, ActivationKind.SWISH, false),
            POOL,
            new GlobalPoolSpec(PoolKind.AVG),
            new DropoutSpec(0.25),
            dense(16),
            3);

    assertThat(shapes.rows())
        .extracting(LayerSummary::layer)
        .containsExactly(
            "conv 3×3/2 same, 32, relu, batch norm",
            "conv 5×5 valid, 8, swish",
            "max pool 2",
            "global avg pool",
            "dropout 0.250",
            "dense 16, relu",
            "softmax 3");
  }

  @Test
  void countsAResidualBlockWithAndWithoutProjection() {
    ResidualSpec identity =
        new ResidualSpec(ResidualKind.BASIC, 16, 3, 1, ActivationKind.RELU, true);
    ResidualSpec projected =
        new ResidualSpec(ResidualKind.BASIC, 32, 3, 2, ActivationKind.RELU, false);

    NetworkShapes shapes = shapes(conv(16, 1), identity, projected, 4);

    long same = 9L * 16 * 16;
    assertThat(shapes.rows().get(1))
        .isEqualTo(
            new LayerSummary(
                "residual 3×3 basic, 16, relu, batch norm",
                FeatureShape.image(16, 64, 64),
                2 * same + 2 * 4 * 16,
                2 * same * 64 * 64,
                List.of(FeatureShape.image(16, 64, 64))));
    long weights = 9L * 16 * 32 + 9L * 32 * 32 + 16L * 32;
    assertThat(shapes.rows().get(2))
        .isEqualTo(
            new LayerSummary(
                "residual 3×3/2 basic, 32, relu",
                FeatureShape.image(32, 32, 32),
                weights + 3 * 32,
                weights * 32 * 32,
                List.of(FeatureShape.image(32, 32, 32), FeatureShape.image(32, 32, 32))));
  }

  @Test
  void namesStochasticDepthWhichAddsNothing() {
    ResidualSpec plain = new ResidualSpec(ResidualKind.BASIC, 16, 3, 1, ActivationKind.RELU, true);
    ResidualSpec dropped =
        new ResidualSpec(
            ResidualKind.BASIC, 16, 3, 1, ActivationKind.RELU, true, InitKind.HE_NORMAL, 0.125);

    LayerSummary without = shapes(plain, 4).rows().get(0);
    LayerSummary with = shapes(dropped, 4).rows().get(0);

    assertThat(with.layer())
        .isEqualTo("residual 3×3 basic, 16, relu, batch norm, heNormal, stochastic depth 0.125");
    assertThat(with)
        .isEqualTo(
            new LayerSummary(
                with.layer(),
                without.output(),
                without.parameters(),
                without.multiplyAdds(),
                without.inside()));
  }

  @Test
  void countsABottleneckAsResNet50HasIt() {
    ResidualSpec block =
        new ResidualSpec(ResidualKind.BOTTLENECK, 256, 3, 1, ActivationKind.RELU, true);
    NetworkSpec network = new NetworkSpec(List.of(block));

    // The first block of ResNet-50: 75,008 trained numbers, and the running statistics of 640
    // channels.
    assertThat(NetworkShapes.of(network, FeatureShape.image(64, 56, 56), 2).rows().get(0))
        .returns(75_008L + 2 * 640, LayerSummary::parameters)
        .returns(FeatureShape.image(256, 56, 56), LayerSummary::output);
  }

  @Test
  void theStrideOfAResidualBlockRoundsUp() {
    ResidualSpec block =
        new ResidualSpec(ResidualKind.BOTTLENECK, 2, 5, 2, ActivationKind.ELU, true);

    assertThat(block.path()).extracting(ConvSpec::filters).containsExactly(1, 1, 2);
    assertThat(block.path()).extracting(ConvSpec::stride).containsExactly(1, 2, 1);
    assertThat(
            NetworkShapes.of(new NetworkSpec(List.of(block)), FeatureShape.image(1, 7, 10), 2)
                .rows()
                .get(0)
                .output())
        .isEqualTo(FeatureShape.image(2, 4, 5));
  }

  @Test
  void countsASeparableConvolutionAndWhatIsInsideIt() {
    SeparableConvSpec separable =
        new SeparableConvSpec(
            32, 3, 2, Padding.SAME, 1, 2, ActivationKind.RELU, true, false, InitKind.DEFAULT);

    NetworkShapes shapes = shapes(conv(16, 1), separable, new FlattenSpec(), 4);

    assertThat(shapes.rows().get(1))
        .isEqualTo(
            new LayerSummary(
                "separable conv 3×3/2 same, 32, depth 2, relu, batch norm",
                FeatureShape.image(32, 32, 32),
                9 * 32 + 32 * 32 + 4 * 32,
                (9 * 32 + 32 * 32) * 32 * 32,
                List.of(FeatureShape.image(32, 32, 32))));
    assertThat(shapes.rows().get(2).output()).isEqualTo(FeatureShape.vector(32 * 32 * 32));
    assertThat(shapes.activations()).isEqualTo(64 * 64 + 16 * 64 * 64 + 3 * 32 * 32 * 32 + 4);
  }

  @Test
  void aDilatedKernelNeedsMoreRoomAndPaddedPoolingLess() {
    ConvSpec dilated =
        new ConvSpec(
            4, 3, 1, Padding.VALID, 4, ActivationKind.RELU, false, false, InitKind.HE_NORMAL);

    assertThat(shapes(dilated, new PoolSpec(PoolKind.MAX, 3, 2, Padding.SAME), 2).rows())
        .extracting(row -> row.layer() + " → " + row.output())
        .containsExactly(
            "conv 3×3 dilated 4 valid, 4, relu, no bias, heNormal → 56×56×4",
            "max pool 3/2 same → 28×28×4",
            "softmax 2 → 2");
    assertThatThrownBy(
            () ->
                NetworkShapes.of(
                    new NetworkSpec(List.of(dilated)), FeatureShape.image(1, 8, 12), 2))
        .hasMessage(
            "layer 1 (conv 3×3 dilated 4): an 8×12 map is smaller than the 3×3 kernel, which"
                + " dilation 4 spreads over 9×9");
  }

  @Test
  void refusesToDropMapsOfAVector() {
    assertThatThrownBy(
            () -> shapes(new FlattenSpec(), new DropoutSpec(0.5, DropoutKind.SPATIAL), 2))
        .hasMessage(
            "layer 2 (spatial dropout 0.500): needs rows and columns, but the layers before it"
                + " leave a vector of 4096 numbers");
  }

  @Test
  void refusesToPoolAMapThatIsTooSmall() {
    List<LayerSpec> layers = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      layers.add(POOL);
    }

    assertThatThrownBy(() -> NetworkShapes.of(new NetworkSpec(layers), GALAXY, 2))
        .isInstanceOf(InfeasibleNetworkException.class)
        .hasMessage("layer 7 (pool 2): a 1×1 map cannot be pooled by 2")
        .extracting(e -> ((InfeasibleNetworkException) e).layer())
        .isEqualTo(7);
  }

  @Test
  void refusesAKernelLargerThanTheMapWithoutPadding() {
    assertThatThrownBy(
            () ->
                NetworkShapes.of(
                    new NetworkSpec(
                        List.of(new ConvSpec(4, 5, 1, Padding.VALID, ActivationKind.RELU, false))),
                    FeatureShape.image(1, 8, 4),
                    2))
        .hasMessage("layer 1 (conv 5×5): an 8×4 map is smaller than the 5×5 kernel");
  }

  @Test
  void refusesMapLayersAfterAVector() {
    for (LayerSpec layer : List.of(conv(4, 1), POOL, new GlobalPoolSpec(PoolKind.MAX))) {
      assertThatThrownBy(() -> shapes(dense(16), layer, 2))
          .isInstanceOf(InfeasibleNetworkException.class)
          .hasMessageContaining("layer 2")
          .hasMessageContaining("a vector of 16 numbers");
    }
  }

  private static ConvSpec conv(int filters, int stride) {
    return new ConvSpec(filters, 3, stride, Padding.SAME, ActivationKind.RELU, false);
  }

  private static DenseSpec dense(int units) {
    return new DenseSpec(units, ActivationKind.RELU);
  }

  /** Layers, then the number of classes. */
  private static NetworkShapes shapes(Object... layersAndClasses) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int i = 0; i < layersAndClasses.length - 1; i++) {
      layers.add((LayerSpec) layersAndClasses[i]);
    }
    return NetworkShapes.of(
        new NetworkSpec(layers), GALAXY, (Integer) layersAndClasses[layersAndClasses.length - 1]);
  }
}

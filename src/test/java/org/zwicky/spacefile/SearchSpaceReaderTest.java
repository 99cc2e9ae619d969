package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.spacefile.Fixture.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.DropoutKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.network.SeparableConvSpec;
import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.ClassWeighting;
import org.zwicky.candidate.training.EarlyStoppingSpec;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSize;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.SplitSpec;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;
import org.zwicky.study.Objective;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.SweepSettings;

class SearchSpaceReaderTest {

  private static final Path GALAXY10_FILE =
      Path.of("src/test/resources/org/zwicky/spacefile/galaxy10.json");

  private static final Map<String, Object> GALAXY10 =
      Map.ofEntries(
          Map.entry("blocks", 2),
          Map.entry("filters", 8),
          Map.entry("kernel", 5),
          Map.entry("stride", 2),
          Map.entry("activation", "swish"),
          Map.entry("pooling", "avg"),
          Map.entry("batchNorm", true),
          Map.entry("dropout", 0.25),
          Map.entry("l2", 1e-4),
          Map.entry("updater", "nesterovs"),
          Map.entry("batchSize", 128),
          Map.entry("learningRate", 0.003),
          Map.entry("augmentation", "dihedral"),
          Map.entry("imbalance", "none"));

  @Test
  void resolvesTheGalaxy10Space() {
    SearchSpaceFile file = SearchSpaceReader.read(GALAXY10_FILE);
    Assignment assignment = new Assignment(GALAXY10);

    assertThat(file.space().contains(assignment)).isTrue();
    assertThat(file.blueprint().orElseThrow().resolve(assignment).network().layers())
        .containsExactly(
            new ConvSpec(8, 5, 2, Padding.SAME, ActivationKind.SWISH, true),
            new PoolSpec(PoolKind.AVG, 2, 2),
            new ConvSpec(16, 5, 1, Padding.SAME, ActivationKind.SWISH, true),
            new PoolSpec(PoolKind.AVG, 2, 2),
            new GlobalPoolSpec(PoolKind.AVG),
            new DropoutSpec(0.25));
    assertThat(file.blueprint().orElseThrow().resolve(assignment).training())
        .isEqualTo(
            new TrainingSpec(
                12,
                128,
                OptimizerSpec.of(UpdaterKind.NESTEROVS, 0.003, 0.9),
                RegularizationSpec.ofL2(1e-4),
                AugmentationSpec.of(Symmetries.DIHEDRAL),
                Symmetries.NONE,
                ImbalanceSpec.of(ImbalanceKind.NONE),
                Optional.of(new EarlyStoppingSpec(4))));
  }

  @Test
  void givesAConditionalParameterItsValueWhereItIsActive() {
    SearchSpaceFile file = SearchSpaceReader.read(GALAXY10_FILE);
    Map<String, Object> values = new HashMap<>(GALAXY10);
    values.put("imbalance", "focal");
    values.put("focalGamma", 1.5);

    assertThat(file.space().contains(new Assignment(values))).isTrue();
    assertThat(
            file.blueprint().orElseThrow().resolve(new Assignment(values)).training().imbalance())
        .isEqualTo(ImbalanceSpec.focal(1.5));
  }

  @Test
  void readsEveryTreatmentOfUnequalClassesWithItsOwnSettings() {
    SearchSpaceFile file = SearchSpaceReader.read(Path.of("search-spaces/galaxy10-imbalance.json"));

    assertThat(imbalance(file, Map.of("imbalance", "effectiveNumber", "beta", 0.99)))
        .isEqualTo(ImbalanceSpec.effectiveNumber(0.99));
    assertThat(imbalance(file, Map.of("imbalance", "oversample", "power", 0.4)))
        .isEqualTo(ImbalanceSpec.oversample(0.4));
    assertThat(
            imbalance(
                file, Map.of("imbalance", "logitAdjustment", "tau", 1.5, "adjusted", "postHoc")))
        .isEqualTo(ImbalanceSpec.logitAdjustment(1.5, AdjustmentTime.POST_HOC));
    assertThat(
            imbalance(
                file,
                Map.of("imbalance", "focal", "focalGamma", 3.0, "focalWeights", "sqrtWeights")))
        .isEqualTo(ImbalanceSpec.focal(3, ClassWeighting.SQRT));
    ImbalanceSpec weighted =
        imbalance(
            file,
            Map.of(
                "imbalance",
                "focal",
                "focalGamma",
                3.0,
                "focalWeights",
                "effectiveNumber",
                "beta",
                0.9));
    assertThat(weighted.weighting()).isEqualTo(ClassWeighting.EFFECTIVE_NUMBER);
    assertThat(weighted.beta()).isEqualTo(0.9);
  }

  private static ImbalanceSpec imbalance(SearchSpaceFile file, Map<String, Object> chosen) {
    Map<String, Object> values = new HashMap<>(chosen);
    values.putAll(
        Map.of(
            "symmetries",
            "flip",
            "shift",
            0.1,
            "filters",
            16,
            "dropout",
            0.1,
            "weightDecay",
            0.05,
            "batchSize",
            32,
            "learningRate",
            1e-3,
            "labelSmoothing",
            0.1));
    assertThat(file.space().contains(new Assignment(values))).as("%s", chosen).isTrue();
    TrainingSpec training =
        file.blueprint().orElseThrow().resolve(new Assignment(values)).training();
    assertThat(training.regularization().labelSmoothing()).isEqualTo(0.1);
    return training.imbalance();
  }

  @Test
  void readsTheSettingsOfTheGalaxyZooSpace() {
    SearchSpaceFile file =
        SearchSpaceReader.read(
            Path.of("search-spaces/galaxy-zoo1.json"), List.of("data.path=zoo.h5"));

    assertThat(file.name()).isEqualTo("galaxy-zoo1");
    assertThat(file.objective()).isEqualTo(Objective.of(Metric.MACRO_F1));
    assertThat(file.data().orElseThrow())
        .isEqualTo(
            new DataSpec(
                new SourceSpec.Hdf5(Path.of("zoo.h5"), "images", "ans"),
                Optional.empty(),
                OptionalInt.of(64),
                true,
                Optional.of(new ClassNames(List.of("elliptical", "spiral", "edge-on", "merger"))),
                new SplitSpec(0.15, 0.15, 123),
                OptionalInt.empty()));
    assertThat(file.space().combinations()).isEmpty();
    assertThat(file.checkShapes(FeatureShape.image(1, 64, 64), 4).infeasible()).isZero();
  }

  @Test
  void takesDefaultsForEverythingThatMayBeLeftOut() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            """
            { "data": { "path": "x.h5" }, "network": [ { "conv": { "filters": 4 } }, { "pool": {} },
              { "globalPool": {} }, { "dense": { "units": 3 } } ], "training": {} }
            """);
    TrialSpec trial = file.blueprint().orElseThrow().resolve(new Assignment(Map.of()));

    assertThat(file.name()).isEqualTo("search-space");
    assertThat(file.sweep())
        .isEqualTo(
            new SweepSettings(
                SamplerKind.AUTO,
                20,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                42,
                5));
    assertThat(file.objective()).isEqualTo(Objective.of(Metric.MACRO_F1));
    assertThat(file.data().orElseThrow().source())
        .isEqualTo(new SourceSpec.Hdf5(Path.of("x.h5"), "images", "ans"));
    assertThat(file.data().orElseThrow().resize()).isEmpty();
    assertThat(file.data().orElseThrow().grayscale()).isTrue();
    assertThat(file.data().orElseThrow().split()).isEqualTo(SplitSpec.DEFAULT);
    assertThat(trial.network().layers())
        .containsExactly(
            new ConvSpec(4, 3, 1, Padding.SAME, ActivationKind.RELU, false),
            new PoolSpec(PoolKind.MAX, 2, 2),
            new GlobalPoolSpec(PoolKind.AVG),
            new DenseSpec(3, ActivationKind.RELU));
    assertThat(trial.training())
        .isEqualTo(
            new TrainingSpec(
                10,
                64,
                OptimizerSpec.of(UpdaterKind.ADAM, 0.001, 0.9),
                RegularizationSpec.ofL2(0),
                AugmentationSpec.of(Symmetries.NONE),
                Symmetries.NONE,
                ImbalanceSpec.of(ImbalanceKind.NONE),
                Optional.empty()));
  }

  @Test
  void minimisesTheLogLossUnlessToldOtherwise() {
    String json =
        Fixture.withMembers(
            "\"data\": { \"format\": \"synthetic\" }, \"objective\": { \"metric\": \"logLoss\" }");

    assertThat(SearchSpaceReader.readJson(json).objective())
        .isEqualTo(Objective.of(Metric.LOG_LOSS));
  }

  @Test
  void generatesGalaxiesWithGalaxy10sNames() {
    DataSpec data =
        SearchSpaceReader.readJson(
                Fixture.withMembers(
                    "\"data\": { \"format\": \"synthetic\", \"synthetic\": { \"images\": 1200, \"size\": 32, \"seed\": 5 } }"))
            .data()
            .orElseThrow();

    assertThat(data.source()).isEqualTo(new SourceSpec.Synthetic(new SyntheticSpec(1200, 32, 5)));
    assertThat(data.classNames()).hasValue(ClassNames.known("galaxy10-sdss"));
    assertThat(data.source().path()).isEmpty();
  }

  @Test
  void tellsTheFormatByThePathAndWritesItDown(@TempDir Path folder) throws Exception {
    String json = Fixture.withMembers("\"data\": { \"path\": \"%s\" }".formatted(folder));
    SearchSpaceFile file = SearchSpaceReader.readJson(json);
    assertThat(file.data().orElseThrow().source())
        .isEqualTo(new SourceSpec.Folder(folder, NamedParts.NONE));
    Files.delete(folder);

    assertThat(SearchSpaceReader.readJson(file.json())).isEqualTo(file);
  }

  @Test
  void readsIdxFilesAndSizes() {
    DataSpec data =
        SearchSpaceReader.readJson(
                Fixture.withMembers(
                    "\"data\": { \"path\": \"x-ubyte.gz\", \"labels\": \"y\", \"resize\": [32, 48] }"))
            .data()
            .orElseThrow();

    assertThat(data.source())
        .isEqualTo(new SourceSpec.Idx(Path.of("x-ubyte.gz"), Optional.of(Path.of("y"))));
    assertThat(data.resize()).hasValue(new ImageSize(32, 48));
    assertThat(
            SearchSpaceReader.readJson(
                    Fixture.withMembers("\"data\": { \"path\": \"x.h5\", \"resize\": 32 }"))
                .data()
                .orElseThrow()
                .resize())
        .hasValue(ImageSize.square(32));
  }

  @ParameterizedTest
  @CsvSource({"2h,7200", "30m,1800", "90s,90", "1h30m,5400", "1h 5s,3605"})
  void readsTimes(String text, long seconds) {
    String json =
        Fixture.withMembers(
            "\"data\": { \"format\": \"synthetic\" }, \"sweep\": { \"timeout\": \"%s\" }"
                .formatted(text));

    assertThat(SearchSpaceReader.readJson(json).sweep().timeout())
        .hasValue(Duration.ofSeconds(seconds));
  }

  @Test
  void variesNumbersByRepetition() {
    assertThat(
            layers(
                """
                [{ "repeat": 3, "layers": [ { "conv": {
                  "filters": { "ref": 10, "growth": 1.5 },
                  "kernel": { "first": 7, "rest": 3 },
                  "stride": [3, 2] } } ] }]
                """))
        .containsExactly(conv(10, 7, 3), conv(15, 3, 2), conv(23, 3, 2));
  }

  @Test
  void readsEveryFieldOfTheLayersAndTheirDefaults() {
    assertThat(
            layers(
                """
                [{ "separableConv": { "filters": 16 } },
                 { "separableConv": { "filters": 8, "kernel": 5, "stride": 2, "padding": "valid",
                   "dilation": 3, "depthMultiplier": 4, "activation": "elu", "batchNorm": true,
                   "bias": true, "init": "orthogonal" } },
                 { "conv": { "filters": 8, "dilation": 2, "batchNorm": true, "init": "heUniform" } },
                 { "residual": { "filters": 8, "init": "lecunNormal" } },
                 { "pool": { "padding": "same" } },
                 { "dropout": { "rate": 0.25, "type": "spatial" } },
                 { "flatten": {} },
                 { "dense": { "units": 4, "batchNorm": true, "init": "glorotUniform" } },
                 { "dense": { "units": 4, "bias": false } }]
                """))
        .containsExactly(
            new SeparableConvSpec(
                16, 3, 1, Padding.SAME, 1, 1, ActivationKind.RELU, false, true, InitKind.DEFAULT),
            new SeparableConvSpec(
                8, 5, 2, Padding.VALID, 3, 4, ActivationKind.ELU, true, true, InitKind.ORTHOGONAL),
            new ConvSpec(
                8, 3, 1, Padding.SAME, 2, ActivationKind.RELU, true, false, InitKind.HE_UNIFORM),
            new ResidualSpec(
                ResidualKind.BASIC, 8, 3, 1, ActivationKind.RELU, true, InitKind.LECUN_NORMAL, 0),
            new PoolSpec(PoolKind.MAX, 2, 2, Padding.SAME),
            new DropoutSpec(0.25, DropoutKind.SPATIAL),
            new FlattenSpec(),
            new DenseSpec(4, ActivationKind.RELU, true, false, InitKind.GLOROT_UNIFORM),
            new DenseSpec(4, ActivationKind.RELU, false, false, InitKind.DEFAULT));
  }

  @Test
  void readsResidualBlocksWithTheirDefaultsAndByRepetition() {
    assertThat(
            layers(
                """
                [{ "residual": { "filters": 16 } },
                 { "repeat": 2, "layers": [ { "residual": {
                   "type": "bottleneck",
                   "filters": { "ref": 64, "growth": 2 },
                   "kernel": [5, 3],
                   "stride": { "first": 1, "rest": 2 },
                   "activation": "elu",
                   "batchNorm": false } } ] }]
                """))
        .containsExactly(
            new ResidualSpec(ResidualKind.BASIC, 16, 3, 1, ActivationKind.RELU, true),
            new ResidualSpec(ResidualKind.BOTTLENECK, 64, 5, 1, ActivationKind.ELU, false),
            new ResidualSpec(ResidualKind.BOTTLENECK, 128, 3, 2, ActivationKind.ELU, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.25                               | 0.25 | 0.25 | 0.25
          "$drop"                            | 0.1  | 0.1  | 0.1
          "1 - $drop"                        | 0.9  | 0.9  | 0.9
          { "ref": "$drop", "growth": 2 }    | 0.1  | 0.2  | 0.4
          { "first": 0, "rest": "$drop" }    | 0    | 0.1  | 0.1
          [0, "$drop / 2", "$drop"]          | 0    | 0.05 | 0.1
          """)
  void readsStochasticDepthAsItReadsOtherNumbers(
      String json, double first, double second, double third) {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            file(
                "{ \"drop\": { \"constant\": 0.1 }, \"filters\": { \"int\": [8, 9] } }",
                """
                [{ "repeat": 3, "layers": [{ "residual": { "filters": "$filters", "stochasticDepth": %s } }] },
                 { "dropout": "$drop" }]
                """
                    .formatted(json),
                "{}"));

    assertThat(
            file.blueprint()
                .orElseThrow()
                .resolve(new Assignment(Map.of("drop", 0.1, "filters", 8)))
                .network()
                .layers()
                .subList(0, 3))
        .extracting(layer -> ((ResidualSpec) layer).stochasticDepth())
        .containsExactly(first, second, third);
  }

  @Test
  void takesAResidualBlocksFieldsFromParameters() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            file(
                """
                { "type": { "choice": ["basic", "bottleneck"] }, "filters": { "choice": [8, 16] },
                  "norm": { "boolean": true }, "function": { "choice": ["relu", "swish"] },
                  "stride": { "int": [1, 2] }, "kernel": { "choice": [3, 5] } }
                """,
                """
                [{ "residual": { "type": "$type", "filters": "$filters", "kernel": "$kernel",
                   "stride": "$stride", "activation": "$function", "batchNorm": "$norm" } }]
                """,
                "{}"));

    assertThat(
            file.blueprint()
                .orElseThrow()
                .resolve(
                    new Assignment(
                        Map.of(
                            "type",
                            "bottleneck",
                            "filters",
                            16,
                            "norm",
                            false,
                            "function",
                            "swish",
                            "stride",
                            2,
                            "kernel",
                            5)))
                .network()
                .layers())
        .containsExactly(
            new ResidualSpec(ResidualKind.BOTTLENECK, 16, 5, 2, ActivationKind.SWISH, false));
  }

  @Test
  void countsRepetitionsOfTheInnermostRepeat() {
    assertThat(
            layers(
                """
                [{ "repeat": 2, "layers": [ { "repeat": 2, "layers": [
                  { "dense": { "units": { "ref": 4, "growth": 2 } } } ] } ] }, { "repeat": 0, "layers": [ { "batchNorm": {} } ] }]
                """))
        .extracting(layer -> ((DenseSpec) layer).units())
        .containsExactly(4, 8, 4, 8);
  }

  @Test
  void takesAListFromAParameterOneValueARepetition() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            file(
                "{ \"widths\": { \"choice\": [[8, 16], [4, 4, 64]] } }",
                "[{ \"repeat\": 3, \"layers\": [{ \"dense\": { \"units\": \"$widths\" } }] }]",
                "{}"));

    assertThat(
            file.blueprint()
                .orElseThrow()
                .resolve(new Assignment(Map.of("widths", List.of(8, 16))))
                .network()
                .layers())
        .extracting(layer -> ((DenseSpec) layer).units())
        .containsExactly(8, 16, 16);
  }

  @Test
  void readsEveryFormOfTheShortLayers() {
    assertThat(
            layers(
                """
                [{ "batchNorm": {} }, { "batchNorm": true }, { "batchNorm": false },
                 { "dropout": 0.5 }, { "dropout": { "rate": 0.25 } },
                 { "activation": "gelu" }, { "activation": { "type": "mish" } },
                 { "pool": { "type": "avg", "size": 3, "stride": 2 } }, { "globalPool": { "type": "max" } }]
                """))
        .containsExactly(
            new BatchNormSpec(),
            new BatchNormSpec(),
            new DropoutSpec(0.5),
            new DropoutSpec(0.25),
            new ActivationSpec(ActivationKind.GELU),
            new ActivationSpec(ActivationKind.MISH),
            new PoolSpec(PoolKind.AVG, 3, 2),
            new GlobalPoolSpec(PoolKind.MAX));
  }

  @Test
  void leavesOutAFieldOrLayerWhoseParameterIsInactive() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            file(
                """
                { "on": { "boolean": true }, "rate": { "uniform": [0.1, 0.5], "when": { "on": true } },
                  "kernel": { "choice": [5, 7], "when": { "on": true } } }
                """,
                "[{ \"dropout\": \"$rate\" }, { \"conv\": { \"filters\": 4, \"kernel\": \"$kernel\" } }]",
                "{ \"earlyStopping\": { \"patience\": \"$kernel\" } }"));

    TrialSpec off = file.blueprint().orElseThrow().resolve(new Assignment(Map.of("on", false)));
    TrialSpec on =
        file.blueprint()
            .orElseThrow()
            .resolve(new Assignment(Map.of("on", true, "rate", 0.2, "kernel", 7)));

    assertThat(off.network().layers()).containsExactly(conv(4, 3, 1));
    assertThat(off.training().earlyStopping()).isEmpty();
    assertThat(on.network().layers()).containsExactly(new DropoutSpec(0.2), conv(4, 7, 1));
    assertThat(on.training().earlyStopping()).hasValue(new EarlyStoppingSpec(7));
  }

  @Test
  void givesTheReferenceNetworkItsParameterCount() {
    List<LayerSpec> layers =
        layers(
            """
            [{ "repeat": 3, "layers": [ { "conv": { "filters": { "ref": 32, "growth": 2 } } }, { "pool": {} } ] },
             { "dense": { "units": 128 } }]
            """);

    assertThat(
            NetworkShapes.of(
                    new org.zwicky.candidate.network.NetworkSpec(layers),
                    FeatureShape.image(1, 64, 64),
                    10)
                .parameters())
        .isEqualTo(1_142_666);
  }

  @Test
  void namesAStudyAfterItsFileAndFindsDataBesideIt(@TempDir Path folder) throws Exception {
    Files.createFile(folder.resolve("galaxies.h5"));
    Path path = folder.resolve("my space.v2.json");
    Files.writeString(
        path, "\uFEFF" + Fixture.withMembers("\"data\": { \"path\": \"galaxies.h5\" }"));

    SearchSpaceFile file = SearchSpaceReader.read(path);

    assertThat(file.name()).isEqualTo("my space.v2");
    assertThat(file.data().orElseThrow().source().path()).hasValue(folder.resolve("galaxies.h5"));
    assertThat(SearchSpaceReader.readJson(file.json())).isEqualTo(file);
  }

  @Test
  void keepsADataPathThatIsNowhere(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.json");
    Files.writeString(path, Fixture.withMembers("\"data\": { \"path\": \"none/x.h5\" }"));

    assertThat(SearchSpaceReader.read(path).data().orElseThrow().source().path())
        .hasValue(Path.of("none/x.h5"));
  }

  private static ConvSpec conv(int filters, int kernel, int stride) {
    return new ConvSpec(filters, kernel, stride, Padding.SAME, ActivationKind.RELU, false);
  }

  private static List<LayerSpec> layers(String network) {
    return SearchSpaceReader.readJson(Fixture.withNetwork(network))
        .blueprint()
        .orElseThrow()
        .resolve(new Assignment(Map.of()))
        .network()
        .layers();
  }
}

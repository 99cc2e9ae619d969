package org.zwicky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.zwicky.data.DataSpec;
import org.zwicky.report.Format;
import org.zwicky.space.BadInputException;
import org.zwicky.space.json.SearchSpaceFile;
import org.zwicky.space.json.SearchSpaceReader;
import org.zwicky.study.Study;
import org.zwicky.study.TrialStore;
import org.zwicky.training.TrainedModel;
import org.zwicky.training.spec.Symmetries;
import org.zwicky.training.spec.TrialSpec;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Predicts images with what a study trained. The command runs in two processes: the one that a
 * person starts starts another as a worker is started, with the environment that the native
 * libraries read when they are loaded, and passes on what that prints.
 */
@Command(
    name = PredictCommand.NAME,
    sortOptions = false,
    description =
        "Predict the classes of images with a trained model: PNG and JPEG files, folders of them,"
            + " HDF5 and IDX files.")
final class PredictCommand implements Callable<Integer> {

  static final String NAME = "predict";

  /** Set in the process that predicts. */
  private static final String WORKER = "ZWICKY_PREDICTS";

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files and folders of images.")
  private List<Path> inputs;

  @Option(names = "--study", paramLabel = "STUDY", description = "Study (default: the newest).")
  private String study;

  @ArgGroup private Choice choice = new Choice();

  /** Which models predict. */
  static final class Choice {
    @Option(names = "--trial", paramLabel = "N", description = "Predict with this trial.")
    private Integer trial;

    @Option(names = "--best", description = "Predict with the best trial (the default).")
    private boolean best;

    @Option(
        names = "--ensemble",
        description =
            "Predict with the trials that predict the validation part best together; their mean"
                + " counts.")
    private boolean ensemble;
  }

  @Option(
      names = "--data-images",
      paramLabel = "NAME",
      description = "Dataset of the images in HDF5 files (default: the study's).")
  private String images;

  @Option(
      names = "--tta",
      paramLabel = "SYMMETRIES",
      description =
          "none, flip or dihedral: predict each image in several symmetries and take the mean"
              + " (default: as in the trial's validation).")
  private Symmetries symmetries;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to a file, in one step.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, json or jsonl (default: ${DEFAULT-VALUE}).")
  private ExportCommand.Format format;

  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (System.getenv(WORKER) == null) {
      return SecondProcess.run(
          spec, WorkerPlan.of(OptionalInt.of(1), 0, Machine.cores(), Machine.memory()), WORKER);
    }
    // Whatever a library prints must not stand among the predictions.
    System.setOut(System.err);
    if (out == null) {
      return predict(spec.commandLine().getOut());
    }
    Path folder = out.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new BadInputException("There is no folder %s to write to.".formatted(folder));
    }
    Path unfinished = Files.createTempFile(folder, out.getFileName().toString(), ".part");
    try {
      int exitCode;
      try (PrintWriter file =
          new PrintWriter(Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8))) {
        exitCode = predict(file);
        if (file.checkError()) {
          throw new IOException("the predictions can't be written to " + unfinished);
        }
      }
      Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
      return exitCode;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private int predict(PrintWriter target) {
    Study found;
    List<PredictionModels.Member> members;
    try (TrialStore store = database.openExisting()) {
      found = store.study(StudyReports.name(store, study)).orElseThrow();
      members = choose(PredictionModels.of(store, found, database.location().artifacts()));
    }
    SearchSpaceFile file = SearchSpaceReader.readJson(found.definition());
    DataSpec data = file.data().orElseThrow();
    List<String> classNames = found.data().classNames();
    PrintWriter err = spec.commandLine().getErr();
    err.println("Predicting with " + describe(found, members) + " …");
    PredictionWriter writer = new PredictionWriter(target, format, classNames);
    try (Prediction prediction =
        new Prediction(
            input(file, members.get(0), classNames.size()),
            load(file, members, classNames.size()),
            writer,
            problem -> err.println("zwicky: " + problem))) {
      PredictionInputs source = new PredictionInputs(data, images, classNames);
      inputs.forEach(input -> source.read(input, prediction));
      prediction.flush();
      if (prediction.predicted() == 0) {
        throw new BadInputException("No image could be predicted.");
      }
      writer.end();
      return conclude(prediction);
    }
  }

  private int conclude(Prediction prediction) {
    PrintWriter err = spec.commandLine().getErr();
    if (!prediction.scores().isEmpty()) {
      err.println(
          prediction.scores().entrySet().stream()
              .map(score -> score.getKey() + " " + Format.score(score.getValue()))
              .collect(Collectors.joining(", ", "Against the labels: ", "")));
    }
    if (prediction.failed() > 0) {
      err.println(
          "zwicky: %s predicted, %s not."
              .formatted(
                  Plural.of(prediction.predicted(), "image"), Format.count(prediction.failed())));
    }
    return prediction.failed() == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private List<PredictionModels.Member> choose(PredictionModels models) {
    if (choice.trial != null) {
      return models.trial(choice.trial);
    }
    return choice.ensemble ? models.ensemble() : models.best();
  }

  private static NetworkInput input(
      SearchSpaceFile file, PredictionModels.Member member, int classes) {
    return new NetworkInput(
        file.data().orElseThrow(),
        spec(file, member).network(),
        classes,
        member.trial().networkParameters().orElseThrow());
  }

  private List<Prediction.Model> load(
      SearchSpaceFile file, List<PredictionModels.Member> members, int classes) {
    int total = members.stream().mapToInt(PredictionModels.Member::weight).sum();
    List<Prediction.Model> models = new ArrayList<>();
    for (PredictionModels.Member member : members) {
      Symmetries chosen =
          symmetries == null ? spec(file, member).training().testTimeAugmentation() : symmetries;
      double share = (double) member.weight() / total / member.files().size();
      for (Path path : member.files()) {
        TrainedModel network = TrainedModel.load(path, spec(file, member).network());
        if (network.classes() != classes) {
          throw new BadInputException(
              "%s knows %d classes, but the study has %d: it is not the trial's own."
                  .formatted(path, network.classes(), classes));
        }
        models.add(new Prediction.Model(network, share, chosen));
      }
    }
    return models;
  }

  private static TrialSpec spec(SearchSpaceFile file, PredictionModels.Member member) {
    return file.blueprint().orElseThrow().resolve(member.trial().parameters());
  }

  private static String describe(Study study, List<PredictionModels.Member> members) {
    return members.stream()
            .map(
                member ->
                    "trial "
                        + member.trial().number()
                        + (member.weight() > 1 ? " (weight " + member.weight() + ")" : ""))
            .collect(Collectors.joining(", "))
        + " of '"
        + study.name()
        + "'";
  }
}

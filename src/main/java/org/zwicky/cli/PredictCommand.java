package org.zwicky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.zwicky.app.data.RecordedData;
import org.zwicky.app.predict.NetworkInput;
import org.zwicky.app.predict.Prediction;
import org.zwicky.app.predict.PredictionInputs;
import org.zwicky.app.predict.PredictionModels;
import org.zwicky.app.predict.PredictionWriter;
import org.zwicky.app.report.StudyReports;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.AtomicFile;
import org.zwicky.base.machine.Machine;
import org.zwicky.base.text.Plural;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.data.DataSpec;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.report.Format;
import org.zwicky.report.json.ExportFormat;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.FinalistSettings;
import org.zwicky.study.Study;
import org.zwicky.study.TrialStore;
import org.zwicky.training.predict.TrainedModel;
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

    @Option(
        names = "--best",
        description =
            "Predict with the model that was crowned of the finalists, or where there were none"
                + " with the best trial (the default).")
    private boolean best;

    @Option(
        names = "--ensemble",
        description =
            "Predict with several models, whose mean counts: the ensemble that was measured on the"
                + " test part, or where there is none the trials that predict the validation part"
                + " best together.")
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
              + " (default: as in the trial's validation, or in the test part where the model was"
              + " measured on it).")
  private Symmetries symmetries;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to a file, in one step.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, json or jsonl (default: ${DEFAULT-VALUE}).")
  private ExportFormat format;

  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PredictionInputs.require(inputs);
    if (out != null) {
      requireWritable(out);
    }
    if (System.getenv(WORKER) == null) {
      return SecondProcess.run(
          spec, WorkerPlan.of(OptionalInt.of(1), 0, Machine.cores(), Machine.memory()), WORKER);
    }
    // Whatever a library prints must not stand among the predictions.
    System.setOut(System.err);
    return out == null ? predict(spec.commandLine().getOut()) : predictTo(out);
  }

  private static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInputException(
          "There is no folder %s to write to. Make it, or give another file with --out."
              .formatted(folder));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new BadInputException(
          "%s is %s. Give a file with --out."
              .formatted(
                  file, Files.isDirectory(file) ? "a folder" : "no file that can be replaced"));
    }
  }

  private int predictTo(Path file) {
    AtomicInteger exitCode = new AtomicInteger();
    try {
      AtomicFile.write(
          file,
          target -> {
            PrintWriter printer = new PrintWriter(target);
            exitCode.set(predict(printer));
            if (printer.checkError()) {
              throw new IOException("the disk may be full");
            }
          });
    } catch (IOException e) {
      throw new BadInputException(
          "The predictions can't be written to %s (%s). Check that you may write there and that the disk has room."
              .formatted(file, e.getMessage()),
          e);
    }
    return exitCode.get();
  }

  private int predict(PrintWriter target) {
    Study found;
    Chosen chosen;
    try (TrialStore store = database.openToRead()) {
      found = store.study(StudyReports.name(store, study)).orElseThrow();
      chosen = choose(PredictionModels.of(store, found, database.location().artifacts()));
    }
    SearchSpaceFile file = SearchSpaceReader.readJson(found.definition());
    DataSpec data = file.data().orElseThrow();
    List<String> classNames = found.data().classNames();
    PrintWriter err = spec.commandLine().getErr();
    err.println(chosen.describe(found));
    PredictionWriter writer = new PredictionWriter(target, format, classNames);
    try (Prediction prediction =
        new Prediction(
            input(found, file, chosen.members().get(0)),
            load(file, chosen, classNames.size()),
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

  private Chosen choose(PredictionModels models) {
    if (choice.trial != null) {
      return new Chosen("", models.trial(choice.trial), false);
    }
    if (choice.ensemble) {
      return models
          .measuredEnsemble()
          .map(members -> new Chosen("the finalists' ensemble: ", members, true))
          .orElseGet(() -> new Chosen("an ensemble chosen now: ", models.chosenEnsemble(), false));
    }
    return models
        .crowned()
        .map(members -> new Chosen("the crowned model: ", members, true))
        .orElseGet(() -> new Chosen("the best trial: ", models.bestTrial(), false));
  }

  private static NetworkInput input(
      Study study, SearchSpaceFile file, PredictionModels.Member member) {
    return new NetworkInput(
        file.data().orElseThrow(),
        spec(file, member).network(),
        study.data().classNames().size(),
        member.trial().networkParameters().orElseThrow(),
        RecordedData.imageSize(study));
  }

  private List<Prediction.Model> load(SearchSpaceFile file, Chosen chosen, int classes) {
    List<PredictionModels.Member> members = chosen.members();
    int total = members.stream().mapToInt(PredictionModels.Member::weight).sum();
    List<Prediction.Model> models = new ArrayList<>();
    for (PredictionModels.Member member : members) {
      Symmetries views = symmetries == null ? chosen.symmetries(file, member) : symmetries;
      double share = (double) member.weight() / total / member.files().size();
      for (Path path : member.files()) {
        TrainedModel network = TrainedModel.load(path, spec(file, member).network());
        if (network.classes() != classes) {
          throw new BadInputException(
              "%s knows %d classes, but the study has %d: it is not the trial's own."
                  .formatted(path, network.classes(), classes));
        }
        models.add(new Prediction.Model(network, share, views));
      }
    }
    return models;
  }

  private static TrialSpec spec(SearchSpaceFile file, PredictionModels.Member member) {
    return file.blueprint().orElseThrow().resolve(member.trial().parameters());
  }

  /**
   * The models that predict.
   *
   * @param what they are, for people; may be empty
   * @param measured whether they were measured on the test part
   */
  private record Chosen(String what, List<PredictionModels.Member> members, boolean measured) {

    String describe(Study study) {
      return members.stream()
          .map(PredictionModels.Member::toString)
          .collect(
              Collectors.joining("; ", "Predicting with " + what, " of '" + study.name() + "' …"));
    }

    /** As in the test part, for which models were measured, or else as in the validation part. */
    Symmetries symmetries(SearchSpaceFile file, PredictionModels.Member member) {
      return file.sweep()
          .finalists()
          .filter(finalists -> measured)
          .flatMap(FinalistSettings::testTimeAugmentation)
          .orElseGet(() -> spec(file, member).training().testTimeAugmentation());
    }
  }
}

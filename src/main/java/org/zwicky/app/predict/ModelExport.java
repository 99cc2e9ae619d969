package org.zwicky.app.predict;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.ScratchFolder;
import org.zwicky.base.machine.BuildProperties;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSize;
import org.zwicky.report.Format;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.study.Retraining;
import org.zwicky.study.Study;
import org.zwicky.study.TestRound;
import org.zwicky.study.TrialStore;

/**
 * Writes a model into a folder, with all that a program needs which knows Deeplearning4j but not
 * Zwicky.
 *
 * @param data how the study prepares its images
 * @param isCrowned whether it is the crowned model, which has scores on the test part
 */
public record ModelExport(
    TrialStore store,
    Study study,
    DataSpec data,
    PredictionModels.Member member,
    boolean isCrowned) {

  private static final String MODEL = "model";
  private static final String ZIP = ".zip";

  /**
   * Makes the folder, in one step.
   *
   * @param to must not exist, or be empty
   * @throws BadInputException if it has files, or can't be made
   */
  public void write(Path to) {
    Path folder = to.toAbsolutePath().normalize();
    requireFree(folder);
    try {
      Files.createDirectories(folder.getParent());
      try (ScratchFolder scratch =
          new ScratchFolder(Files.createTempDirectory(folder.getParent(), ".model"))) {
        Path unfinished = Files.createDirectory(scratch.path().resolve(MODEL));
        fill(unfinished);
        Files.deleteIfExists(folder);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new BadInputException(
          "The model can't be written to %s: %s. Name another folder with --to."
              .formatted(to, e.getMessage()),
          e);
    }
  }

  private static void requireFree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          "%s is a file. Name a folder with --to, which will be made.".formatted(folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new BadInputException(
            "%s is not empty, and nothing in it is replaced. Name a new folder with --to."
                .formatted(folder));
      }
    } catch (IOException e) {
      throw new BadInputException("The folder " + folder + " can't be read: " + e.getMessage(), e);
    }
  }

  private void fill(Path folder) throws IOException {
    List<Path> files = member.files();
    List<String> names = names(files.size());
    for (int i = 0; i < files.size(); i++) {
      // Its content only: a trial's own files are for their owner's eyes.
      try (InputStream content = Files.newInputStream(files.get(i))) {
        Files.copy(content, folder.resolve(names.get(i)));
      }
    }
    Files.writeString(folder.resolve("model.json"), JsonOutput.pretty(json(names)) + "\n");
    Files.writeString(folder.resolve("README.md"), readme(names));
    Files.writeString(folder.resolve("Predict.java"), program(names));
    Files.writeString(
        folder.resolve("pom.xml"), filled("pom.xml", Map.of("dl4j", BuildProperties.dl4j())));
  }

  /** Such as {@code the crowned model, trial 12, seed 1}. */
  public String description() {
    return (isCrowned ? "the crowned model, " : "the network of ") + member.model();
  }

  private static List<String> names(int count) {
    return count == 1
        ? List.of(MODEL + ZIP)
        : IntStream.rangeClosed(1, count).mapToObj(i -> MODEL + "-" + i + ZIP).toList();
  }

  private ObjectNode json(List<String> names) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("study", study.name());
    json.put("trial", member.model().trial());
    json.put("seedIndex", member.model().seedIndex());
    json.put("zwicky", BuildProperties.version());
    json.put("deeplearning4j", BuildProperties.dl4j());
    json.set("files", JsonOutput.tree(names));
    json.set("classes", JsonOutput.tree(study.data().classNames()));
    ObjectNode input = json.putObject("input");
    input.put("layout", "NCHW");
    ArrayNode resize = input.putArray("resize");
    data.resize().ifPresent(size -> resize.add(size.height()).add(size.width()));
    data.crop().ifPresentOrElse(crop -> input.put("crop", crop), () -> input.putNull("crop"));
    input.put("grayscale", data.grayscale());
    input.put("divideBy", 255);
    json.set("parameters", JsonOutput.tree(member.trial().parameters().values()));
    json.set("validation", JsonOutput.numbers(validation()));
    tested().ifPresent(round -> json.set("test", JsonOutput.numbers(round.single().metrics())));
    return json;
  }

  /** Scores on the validation part. */
  private Map<String, Double> validation() {
    return member.model().isRetrained()
        ? store.finals().retrainings(study.name()).stream()
            .filter(retraining -> retraining.model().equals(member.model()))
            .findFirst()
            .map(Retraining::metrics)
            .orElse(Map.of())
        : member.trial().metrics();
  }

  private Optional<TestRound> tested() {
    List<TestRound> rounds = isCrowned ? store.finals().tests(study.name()) : List.of();
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
  }

  private String readme(List<String> names) throws IOException {
    return filled(
        "README.md",
        Map.of(
            "title", "A network of the study " + study.name(),
            "origin",
                "This is %s, trained by Zwicky %s."
                    .formatted(description(), BuildProperties.version()),
            "models",
                names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")),
            "mean",
                names.size() == 1
                    ? ""
                    : ", one of each fold or repeat: the mean of their outputs counts",
            "steps", steps(),
            "count", Integer.toString(study.data().classNames().size()),
            "classes", numbered(study.data().classNames(), 0),
            "dl4j", BuildProperties.dl4j(),
            "scores", scores()));
  }

  private String steps() {
    List<String> steps = new ArrayList<>();
    data.resize()
        .ifPresent(
            size ->
                steps.add(
                    "scaled to %d×%d pixels (height×width), with a triangle filter that grows with the reduction"
                        .formatted(size.height(), size.width())));
    data.crop()
        .ifPresent(
            crop ->
                steps.add(
                    "the middle %d×%d pixels cut out, the part above and left being (size − %d) / 2, rounded down"
                        .formatted(crop, crop, crop)));
    steps.add(
        data.grayscale()
            ? "the channels averaged into one: C is 1"
            : "the channels in the order red, green, blue, or one of gray images");
    steps.add("divided by 255");
    return numbered(steps, 1);
  }

  private String scores() {
    StringBuilder text = new StringBuilder("On the validation part: ").append(line(validation()));
    tested()
        .ifPresent(
            round ->
                text.append("\n\nOn the test part, which had no say in anything: ")
                    .append(line(round.single().metrics())));
    return text.toString();
  }

  private static String line(Map<String, Double> metrics) {
    return metrics.entrySet().stream()
        .map(metric -> metric.getKey() + " " + Format.score(metric.getValue()))
        .collect(Collectors.joining(", ", "", "."));
  }

  private static String numbered(List<String> items, int first) {
    return IntStream.range(0, items.size())
        .mapToObj(i -> (first + i) + ". " + items.get(i))
        .collect(Collectors.joining("\n"));
  }

  private String program(List<String> names) throws IOException {
    ImageSize resize = data.resize().orElse(null);
    return filled(
        "Predict.java",
        Map.of(
            "classes", literals(study.data().classNames()),
            "models", literals(names),
            "resize", resize == null ? "0, 0" : resize.height() + ", " + resize.width(),
            "crop", Integer.toString(data.crop().orElse(0)),
            "gray", Boolean.toString(data.grayscale())));
  }

  /** JSON's escapes are Java's, too. */
  private static String literals(List<String> texts) {
    return texts.stream()
        .map(text -> JsonOutput.line(JsonNodeFactory.instance.textNode(text)))
        .collect(Collectors.joining(", "));
  }

  private static String filled(String template, Map<String, String> values) throws IOException {
    try (InputStream stream = ModelExport.class.getResourceAsStream("model/" + template + ".txt")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("@" + value.getKey() + "@", value.getValue());
      }
      return text;
    }
  }
}

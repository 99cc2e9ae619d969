package org.zwicky.app.report;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zwicky.base.BadInputException;
import org.zwicky.finals.SavedModels;
import org.zwicky.report.StudyFolder;
import org.zwicky.report.picture.Evidence;
import org.zwicky.report.picture.Picture;
import org.zwicky.report.picture.PictureSource;
import org.zwicky.report.picture.Pictures;
import org.zwicky.report.picture.Question;
import org.zwicky.study.ModelId;
import org.zwicky.study.Study;
import org.zwicky.training.predict.ClassEvidence;
import org.zwicky.training.predict.EvidenceKind;
import org.zwicky.training.predict.EvidenceMap;

/**
 * The images of a study and what its networks see in them. What is missing is said and left out: a
 * page is written in any case. The native libraries are loaded only if a network is asked.
 *
 * @param artifacts the directory of all studies
 */
public record StudyPictures(Study study, Path artifacts) implements PictureSource {

  /** Numbers that go through a network for a page: of 64×64 grey pixels almost 3,000 images. */
  private static final long MOST_VALUES = 12_000_000;

  @Override
  public Pictures load(List<Integer> positions, int trial, List<Question> questions) {
    StudyImages images;
    try {
      images = StudyImages.read(study, artifacts, positions);
    } catch (BadInputException | UncheckedIOException e) {
      return Pictures.none("The images themselves are left out. " + e.getMessage());
    }
    Map<Integer, Picture> pictures = new HashMap<>();
    images
        .values()
        .forEach(
            (position, values) ->
                pictures.put(
                    position,
                    new Picture(
                        images.shape().channels(),
                        images.shape().height(),
                        images.shape().width(),
                        values)));
    List<Path> files;
    try {
      files =
          new SavedModels(StudyFolder.inArtifacts(study.name(), artifacts))
              .of(ModelId.ofTrial(trial));
    } catch (UncheckedIOException e) {
      files = List.of();
    }
    if (files.isEmpty()) {
      return new Pictures(
          pictures,
          Optional.empty(),
          List.of("Overlays are left out: the network of trial %d is gone.".formatted(trial)));
    }
    int most = (int) Math.min(questions.size(), MOST_VALUES / images.shape().size());
    try {
      return new Pictures(
          pictures,
          Optional.of(evidence(images, files, questions.subList(0, most))),
          most == questions.size()
              ? List.of()
              : List.of("The images are large: only the first of them have overlays."));
    } catch (RuntimeException | LinkageError e) {
      return new Pictures(
          pictures,
          Optional.empty(),
          List.of(
              "Overlays are left out: the network of trial %d can't be asked here (%s)."
                  .formatted(trial, e.getMessage())));
    }
  }

  private static Evidence evidence(StudyImages images, List<Path> files, List<Question> questions) {
    Map<Path, List<Question>> byFile = new TreeMap<>();
    for (Question question : questions) {
      if (images.values().containsKey(question.position())) {
        byFile
            .computeIfAbsent(
                file(files, images.folds().getOrDefault(question.position(), 0)),
                file -> new ArrayList<>())
            .add(question);
      }
    }
    Map<Question, float[]> maps = new HashMap<>();
    EvidenceMap any = null;
    for (Map.Entry<Path, List<Question>> entry : byFile.entrySet()) {
      List<EvidenceMap> found = ask(entry.getKey(), images, entry.getValue());
      for (int i = 0; i < found.size(); i++) {
        any = found.get(i);
        maps.put(entry.getValue().get(i), any.values());
      }
    }
    if (any == null) {
      throw new IllegalArgumentException("there are no images to ask about");
    }
    return new Evidence(any.kind() == EvidenceKind.GRAD_CAM, any.height(), any.width(), maps);
  }

  /**
   * Of several networks the one that did not learn from a fold's images, the first of its repeats.
   */
  private static Path file(List<Path> files, int fold) {
    String name = "model-%d.zip".formatted(fold + 1);
    return files.stream()
        .filter(file -> files.size() == 1 || file.getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInputException("its " + name + " is gone"));
  }

  private static List<EvidenceMap> ask(Path file, StudyImages images, List<Question> questions) {
    try (ClassEvidence evidence = ClassEvidence.load(file)) {
      return evidence.maps(
          (image, target, offset) -> {
            float[] values = images.values().get(image);
            System.arraycopy(values, 0, target, offset, values.length);
          },
          images.shape(),
          questions.stream().mapToInt(Question::position).toArray(),
          questions.stream().mapToInt(Question::ofClass).toArray());
    }
  }
}

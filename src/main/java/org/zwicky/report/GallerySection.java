package org.zwicky.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.ValidationAnswers;
import org.zwicky.analysis.gallery.Extremes;
import org.zwicky.analysis.gallery.Gallery;
import org.zwicky.analysis.gallery.TrialGallery;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.report.picture.AreaMean;
import org.zwicky.report.picture.Evidence;
import org.zwicky.report.picture.Picture;
import org.zwicky.report.picture.PictureSource;
import org.zwicky.report.picture.Pictures;
import org.zwicky.report.picture.Question;
import org.zwicky.study.TestRound;

/**
 * The images that the best trials do best and worst on.
 *
 * @param source where pictures come from
 */
record GallerySection(PictureSource source) implements SectionData {

  static final String KEY = "gallery";

  private static final int MOST_PICTURES = 400;

  /** What the pictures of a page may take, so that the page stays below 5 MB. */
  private static final long MOST_CHARACTERS = 2_000_000;

  private static final int[] SIDES = {64, 48, 32};
  private static final int MAP_SIDE = 16;
  private static final int CLASSES_LISTED = 5;
  private static final double LEAST_LISTED = 0.005;
  private static final double DECIMALS = 1e4;
  private static final int HIGHEST = 255;

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public Optional<Object> of(StudyReport report) {
    OptionalInt crowned =
        report.finals().flatMap(finals -> finals.latest()).stream()
            .mapToInt(TestRound::crowned)
            .findFirst();
    return Gallery.of(report.answers(), crowned)
        .map(gallery -> data(report.answers(), gallery, crowned));
  }

  private GalleryData data(ValidationAnswers answers, Gallery gallery, OptionalInt crowned) {
    List<Integer> rows = gallery.images().stream().limit(MOST_PICTURES).toList();
    int first = gallery.trials().get(0);
    Pictures pictures =
        source.load(positions(answers, rows), first, questions(answers, gallery, first));
    Map<Integer, String> pngs = pngs(pictures.images());
    Map<Integer, GalleryImage> images = new LinkedHashMap<>();
    for (int row : gallery.images()) {
      int position = answers.images()[row];
      images.put(
          position,
          new GalleryImage(
              answers.labels()[row],
              pngs.getOrDefault(position, ""),
              gallery.trials().stream().map(trial -> listed(answers, trial, row)).toList()));
    }
    return new GalleryData(
        gallery.trials(),
        crowned.isPresent() && crowned.getAsInt() == first,
        images,
        gallery.galleries().stream().map(each -> atPositions(answers, each)).toList(),
        gallery.voters(),
        gallery.suspects().stream()
            .map(
                each ->
                    List.of(
                        answers.images()[each.image()],
                        each.wrong(),
                        each.takenFor(),
                        each.votes()))
            .toList(),
        gallery.disagreements().stream()
            .map(each -> List.<Number>of(answers.images()[each.image()], round(each.bits())))
            .toList(),
        comparisons(answers, gallery),
        gallery.confused().stream()
            .collect(
                Collectors.toMap(
                    pair -> pair.truth() + "-" + pair.answer(),
                    pair -> positions(answers, pair.images()),
                    (a, b) -> a,
                    LinkedHashMap::new)),
        pictures.evidence().map(found -> evidence(answers, gallery, first, found)).orElse(null),
        pictures.remarks());
  }

  private static List<Question> questions(ValidationAnswers answers, Gallery gallery, int trial) {
    List<Question> questions = new ArrayList<>();
    for (int row : gallery.imagesOfFirst()) {
      int position = answers.images()[row];
      int answer = ConfusionMatrix.argmax(answers.probabilities(trial)[row]);
      questions.add(new Question(position, answer));
      if (answer != answers.labels()[row]) {
        questions.add(new Question(position, answers.labels()[row]));
      }
    }
    return questions;
  }

  private static Map<Integer, String> pngs(Map<Integer, Picture> pictures) {
    Map<Integer, String> pngs = new LinkedHashMap<>();
    for (int side : SIDES) {
      pictures.forEach(
          (position, picture) ->
              pngs.put(position, Base64.getEncoder().encodeToString(picture.png(side))));
      if (pngs.values().stream().mapToLong(String::length).sum() <= MOST_CHARACTERS) {
        break;
      }
    }
    return pngs;
  }

  private static List<List<Number>> listed(ValidationAnswers answers, int trial, int row) {
    float[] probabilities = answers.probabilities(trial)[row];
    int truth = answers.labels()[row];
    List<Integer> order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -probabilities[k]))
            .toList();
    return IntStream.range(0, order.size())
        .filter(
            rank ->
                rank == 0
                    || order.get(rank) == truth
                    || (rank < CLASSES_LISTED && probabilities[order.get(rank)] >= LEAST_LISTED))
        .mapToObj(order::get)
        .map(k -> List.<Number>of(k, round(probabilities[k])))
        .toList();
  }

  private static List<Map<String, Object>> comparisons(ValidationAnswers answers, Gallery gallery) {
    return gallery.comparisons().stream()
        .map(
            each ->
                Map.<String, Object>of(
                    "from", each.from(),
                    "to", each.to(),
                    "fixedCount", each.fixedCount(),
                    "brokenCount", each.brokenCount(),
                    "fixed", positions(answers, each.fixed()),
                    "broken", positions(answers, each.broken())))
        .toList();
  }

  private static Map<String, Object> evidence(
      ValidationAnswers answers, Gallery gallery, int trial, Evidence evidence) {
    int height = Math.min(MAP_SIDE, evidence.height());
    int width = Math.min(MAP_SIDE, evidence.width());
    Map<Integer, List<String>> maps = new LinkedHashMap<>();
    for (Question question : questions(answers, gallery, trial)) {
      float[] map = evidence.maps().get(question);
      if (map != null) {
        float[] small = AreaMean.scale(map, evidence.height(), evidence.width(), height, width);
        maps.computeIfAbsent(question.position(), position -> new ArrayList<>()).add(base64(small));
      }
    }
    return Map.of("gradCam", evidence.gradCam(), "height", height, "width", width, "maps", maps);
  }

  /** One byte a value; nothing for a map without a place that speaks for the class. */
  private static String base64(float[] map) {
    byte[] bytes = new byte[map.length];
    boolean any = false;
    for (int i = 0; i < map.length; i++) {
      bytes[i] = (byte) Math.round(map[i] * HIGHEST);
      any |= bytes[i] != 0;
    }
    return any ? Base64.getEncoder().encodeToString(bytes) : "";
  }

  private static TrialGallery atPositions(ValidationAnswers answers, TrialGallery gallery) {
    return new TrialGallery(
        gallery.trial(),
        atPositions(answers, gallery.overall()),
        gallery.classes().stream().map(each -> atPositions(answers, each)).toList());
  }

  private static Extremes atPositions(ValidationAnswers answers, Extremes extremes) {
    return new Extremes(
        extremes.images(),
        extremes.right(),
        positions(answers, extremes.best()),
        positions(answers, extremes.worst()));
  }

  private static List<Integer> positions(ValidationAnswers answers, List<Integer> rows) {
    return rows.stream().map(row -> answers.images()[row]).toList();
  }

  private static double round(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }
}

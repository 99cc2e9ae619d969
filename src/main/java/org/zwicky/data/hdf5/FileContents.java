package org.zwicky.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;

/** The datasets of a file, found by their paths, with messages that say what is there instead. */
final class FileContents {

  private static final int MOST_SHOWN = 50;

  private final String file;
  private final FileTree tree;
  private final Map<String, Dataset> datasets;

  FileContents(String file, HdfFile opened) {
    this.file = file;
    this.tree = FileTree.of(opened);
    this.datasets = tree.datasets();
  }

  /**
   * The dataset of that path.
   *
   * @param field the field of the search space file that names the path, for the message
   * @param fits whether a dataset could be the one meant
   */
  Dataset require(String path, String field, Predicate<Dataset> fits) {
    Dataset found = datasets.get(plain(path));
    if (found != null) {
      return found;
    }
    tree.whyUnreadable(plain(path))
        .ifPresent(
            why -> {
              throw new BadInputException(
                  "The dataset \"%s\" of %s can't be read: %s.".formatted(path, file, why));
            });
    if (datasets.isEmpty() && tree.unreadable().isEmpty()) {
      throw new BadInputException(
          "%s has no datasets at all, so none called \"%s\". Give another file."
              .formatted(file, path));
    }
    List<String> candidates =
        datasets.entrySet().stream()
            .filter(entry -> fits.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    throw new BadInputException(
        "%s has no dataset \"%s\". It has: %s. %s"
            .formatted(file, path, list(), advice(field, candidates)));
  }

  /** Whether there is a dataset of that path. */
  boolean has(String path) {
    return datasets.containsKey(plain(path)) || tree.whyUnreadable(plain(path)).isPresent();
  }

  private static String plain(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static String advice(String field, List<String> candidates) {
    if (candidates.isEmpty()) {
      return "None of them fits %s; give another file.".formatted(field);
    }
    return "Set %s to %s."
        .formatted(
            field,
            candidates.stream().map("\"%s\""::formatted).collect(Collectors.joining(" or ")));
  }

  private String list() {
    return Stream.concat(
            datasets.entrySet().stream()
                .map(entry -> entry.getKey() + " " + describe(entry.getValue())),
            tree.unreadable().stream().map(path -> path + " (which can't be read)"))
        .sorted()
        .limit(MOST_SHOWN)
        .collect(Collectors.joining(", "));
  }

  /** Whether this could be images: three or four dimensions of unsigned bytes. */
  static boolean looksLikeImages(Dataset dataset) {
    int rank = dataset.getDimensions().length;
    return (rank == 3 || rank == 4)
        && dataset.getDataType() instanceof FixedPoint type
        && type.getSize() == 1
        && !type.isSigned();
  }

  /** Whether this could be labels: one dimension of integers. */
  static boolean looksLikeLabels(Dataset dataset) {
    return dataset.getDimensions().length == 1 && dataset.getDataType() instanceof FixedPoint;
  }

  /** Shape and type, such as {@code (5286,69,69,3) uint8}. */
  static String describe(Dataset dataset) {
    String shape =
        Arrays.stream(dataset.getDimensionsAsLong())
            .mapToObj(Long::toString)
            .collect(Collectors.joining(",", "(", ")"));
    return shape + " " + typeName(dataset);
  }

  private static String typeName(Dataset dataset) {
    try {
      if (dataset.getDataType() instanceof FixedPoint type) {
        return (type.isSigned() ? "int" : "uint") + 8 * type.getSize();
      }
      if (dataset.isCompound()) {
        return "compound";
      }
      if (dataset.getDataType() instanceof EnumDataType) {
        return "enumerated";
      }
      return dataset.getJavaType().getSimpleName().toLowerCase(Locale.ROOT);
    } catch (HdfException e) {
      return "of a type unknown here";
    }
  }
}

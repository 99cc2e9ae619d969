package org.zwicky.data.duplicate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was found among images beside them, so that it is searched for once. */
public final class PairFile {

  private static final Logger LOG = LoggerFactory.getLogger(PairFile.class);
  private static final String HEADER = "first,second,turned,correlation";

  private final Path file;

  /**
   * @param images file of the images, which is never changed, only replaced
   */
  public PairFile(Path images) {
    this.file = images.resolveSibling(images.getFileName() + ".duplicates");
  }

  /** The pairs, searched for now if that was not done yet or can't be read. */
  public List<DuplicatePair> pairs(Supplier<List<DuplicatePair>> search) {
    Optional<List<DuplicatePair>> known = read();
    if (known.isPresent()) {
      return known.get();
    }
    List<DuplicatePair> found = search.get();
    write(found);
    return found;
  }

  private Optional<List<DuplicatePair>> read() {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return lines.isEmpty() || !lines.get(0).equals(HEADER)
          ? Optional.empty()
          : Optional.of(lines.stream().skip(1).map(PairFile::pair).toList());
    } catch (IOException | RuntimeException e) {
      LOG.info("{} can't be read: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Only saves time: nothing breaks for it. */
  private void write(List<DuplicatePair> pairs) {
    String text =
        pairs.stream()
            .map(
                pair ->
                    "%d,%d,%b,%s\n"
                        .formatted(pair.first(), pair.second(), pair.turned(), pair.correlation()))
            .collect(Collectors.joining("", HEADER + "\n", ""));
    try {
      Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
      try {
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      LOG.info("{} can't be written: {}", file, e.toString());
    }
  }

  private static DuplicatePair pair(String line) {
    String[] cells = line.split(",", -1);
    return new DuplicatePair(
        Integer.parseInt(cells[0]),
        Integer.parseInt(cells[1]),
        Boolean.parseBoolean(cells[2]),
        Double.parseDouble(cells[3]));
  }
}

package org.zwicky.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The JSON Schema of search-space files in the folder that Zwicky runs from. */
final class SchemaFile {

  private static final Path IN_PROJECT = Path.of("search-spaces/schema/search-space.schema.json");

  private SchemaFile() {}

  /**
   * Where it lies as seen from a file, for the file's {@code $schema}; empty if it can't be found.
   */
  static String relativeTo(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return find()
        .filter(schema -> schema.getRoot().equals(folder.getRoot()))
        .map(schema -> folder.relativize(schema).toString().replace('\\', '/'))
        .map(path -> path.startsWith("..") ? path : "./" + path)
        .orElse("");
  }

  /** The jar or the classes lie in {@code target} of the project. */
  private static Optional<Path> find() {
    try {
      CodeSource source = Main.class.getProtectionDomain().getCodeSource();
      for (Path at = Path.of(source.getLocation().toURI()); at != null; at = at.getParent()) {
        Path schema = at.resolve(IN_PROJECT);
        if (Files.exists(schema)) {
          return Optional.of(schema);
        }
      }
      return Optional.empty();
    } catch (URISyntaxException | NullPointerException e) {
      return Optional.empty();
    }
  }
}

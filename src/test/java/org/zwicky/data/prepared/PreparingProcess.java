package org.zwicky.data.prepared;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.zwicky.data.ArrayImageSource;
import org.zwicky.data.DataSpec;

/** Prepares images in the directory that is its argument, in a process of its own. */
public final class PreparingProcess {

  private PreparingProcess() {}

  public static void main(String[] arguments) {
    DataSpec spec = DataSpec.hdf5(Path.of("unused.h5")).withPreprocessing(OptionalInt.of(30), true);
    int[] labels = IntStream.range(0, 2000).map(i -> i % 4).toArray();
    System.out.println("started");
    Path file =
        new PreparedCache(Path.of(arguments[0]))
            .prepare(
                PreparationKey.of("0".repeat(64), spec),
                spec,
                () -> new ArrayImageSource(labels, 32, 32, 3, 64),
                System.out::println);
    System.out.println(PreparedImages.open(file).size() == labels.length ? "done" : "wrong");
  }
}

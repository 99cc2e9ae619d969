package org.zwicky.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zwicky.base.BadInputException;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.data.synthetic.GalaxySynthesizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes galaxies. */
@Command(
    name = "synthesize",
    sortOptions = false,
    description =
        "Write synthetic galaxies of Galaxy10's ten kinds, in its layout and imbalance, as HDF5.")
final class DataSynthesizeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "HDF5 file to write.")
  private Path file;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many galaxies (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "69",
      description = "Side of each image (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes the same galaxies (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--force", description = "Replace the file if it exists.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SyntheticSpec synthetic = new SyntheticSpec(images, size, seed);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new BadInputException(file + " is no regular file. Name another.");
    }
    if (Files.exists(file) && !force) {
      throw new BadInputException(
          file + " exists already. Name another file, or add --force to replace it.");
    }
    Hdf5ImageWriter.write(file, new GalaxySynthesizer(synthetic));
    spec.commandLine()
        .getOut()
        .println("%s: %,d galaxies of %d×%d pixels".formatted(file, images, size, size));
    return ExitCode.DONE;
  }
}

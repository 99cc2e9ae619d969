package org.zwicky.cli;

import java.util.concurrent.Callable;
import org.zwicky.app.data.DataShape;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.spacefile.SearchSpaceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks a search-space file, and its data and networks if it has any. */
@Command(
    name = "validate",
    sortOptions = false,
    description = "Check a search-space file, the data it names and the networks it describes.")
final class ValidateCommand implements Callable<Integer> {

  @Mixin private SearchSpaceArguments space;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SearchSpaceFile file = space.read();
    DataShape.check(file);
    NamedSamplers.preview(file.space(), file.sweep());
    file.remarks().forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getOut().println(space.file() + " is valid.");
    return ExitCode.DONE;
  }
}

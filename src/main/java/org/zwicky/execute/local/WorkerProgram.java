package org.zwicky.execute.local;

import java.util.List;
import java.util.stream.Stream;

/**
 * The program that a worker process runs: a class with a main method on this process's class path.
 *
 * @param mainClass its full name
 * @param arguments that it is started with
 */
public record WorkerProgram(String mainClass, List<String> arguments) {

  /** Copies the arguments. */
  public WorkerProgram {
    arguments = List.copyOf(arguments);
  }

  /** The same program with one argument more. */
  public WorkerProgram with(String argument) {
    return new WorkerProgram(
        mainClass, Stream.concat(arguments.stream(), Stream.of(argument)).toList());
  }
}

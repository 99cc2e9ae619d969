package org.zwicky.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.zwicky.app.doctor.BackendChecks;
import org.zwicky.app.doctor.DatabaseCheck;
import org.zwicky.base.machine.Accelerator;
import org.zwicky.base.machine.BuildProperties;
import org.zwicky.base.machine.Check;
import org.zwicky.base.machine.CheckStatus;
import org.zwicky.base.machine.Gpu;
import org.zwicky.base.machine.Gpus;
import org.zwicky.base.machine.Hardware;
import org.zwicky.base.machine.HardwareChecks;
import org.zwicky.base.machine.Machine;
import org.zwicky.base.machine.StorageCheck;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.report.Format;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.store.DatabaseLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks whether a sweep can run here. */
@Command(
    name = "doctor",
    sortOptions = false,
    description =
        "Check whether a sweep can run on this machine, and say how to mend what is wrong.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:a sweep can run", "1:it can't"})
final class DoctorCommand implements Callable<Integer> {

  /** How the result is printed. */
  enum Layout {
    TABLE,
    JSON
  }

  @Mixin private DatabaseOption database;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private Layout layout;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DatabaseLocation location = database.location();
    List<Check> checks = checks(location);
    boolean ready = checks.stream().noneMatch(check -> check.status() == CheckStatus.ERROR);
    PrintWriter out = spec.commandLine().getOut();
    out.print(layout == Layout.JSON ? json(checks, ready) : text(checks, ready));
    out.flush();
    return ready ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<Check> checks(DatabaseLocation location)
      throws IOException, InterruptedException {
    Hardware hardware = Hardware.of(Machine.processor(), Machine.cores(), Machine.memory());
    List<Gpu> gpus = Gpus.find();
    WorkerPlan plan =
        WorkerPlan.of(
            OptionalInt.empty(),
            0,
            Machine.cores(),
            Machine.memory(),
            Accelerator.isCuda() ? gpus : List.of());
    List<Check> checks = new ArrayList<>();
    checks.add(Check.ok("zwicky", BuildProperties.version()));
    checks.add(
        HardwareChecks.java(
            Runtime.version(),
            System.getProperty("java.vendor"),
            System.getProperty("java.vm.name")));
    checks.add(HardwareChecks.libc(System.getProperty("os.name"), Machine.libc()));
    checks.add(HardwareChecks.cores(hardware));
    checks.add(HardwareChecks.memory(hardware));
    checks.add(gpus(gpus, Accelerator.isCuda()));
    if (Accelerator.isCuda() && gpus.isEmpty()) {
      // Loading it would only say the same in more words.
      checks.add(Check.error("backend", "ND4J's CUDA backend was not tried without a GPU", ""));
    } else {
      checks.addAll(BackendChecks.of(plan, ProbeCommand.PROGRAM));
    }
    checks.add(Check.ok("sweep", "by default " + plan));
    checks.add(StorageCheck.of(location.directory().orElse(Path.of("").toAbsolutePath())));
    checks.add(DatabaseCheck.of(location));
    return checks;
  }

  static Check gpus(List<Gpu> found, boolean needed) {
    String names = found.stream().map(Gpu::name).collect(Collectors.joining(", "));
    if (needed) {
      return found.isEmpty()
          ? Check.error("GPUs", "none", Accelerator.NO_GPU)
          : Check.ok("GPUs", names);
    }
    return found.isEmpty()
        ? Check.ok("GPUs", "none, and this build needs none")
        : Check.warning(
            "GPUs",
            names + ", not used: this build computes on the CPU",
            "To use them, build for CUDA 11.6 (2.4 GB to download): ZWICKY_BACKEND=cuda ./zwicky doctor");
  }

  private static String json(List<Check> checks, boolean ready) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ready", ready);
    ArrayNode list = json.putArray("checks");
    for (Check check : checks) {
      list.addObject()
          .put("name", check.name())
          .put("status", Format.word(check.status()))
          .put("finding", check.finding())
          .put("remedy", check.remedy());
    }
    return JsonOutput.pretty(json) + System.lineSeparator();
  }

  private static String text(List<Check> checks, boolean ready) {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(
          "%-7s  %-8s  %s%n".formatted(Format.word(check.status()), check.name(), check.finding()));
      if (!check.remedy().isEmpty()) {
        text.append("%-19s→ %s%n".formatted("", check.remedy()));
      }
    }
    text.append(
        "%n%s%n".formatted(ready ? "A sweep can run here." : "A sweep can't run here yet."));
    return text.toString();
  }
}

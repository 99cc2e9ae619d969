package org.zwicky.base.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the NVIDIA GPUs that a process started from here may use: {@code nvidia-smi} lists them, or
 * else the driver's files do; {@code CUDA_VISIBLE_DEVICES}, where it is set, chooses among them.
 */
public final class Gpus {

  /** CUDA's variable for the devices that a process sees. */
  public static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

  private static final String ORDER = "CUDA_DEVICE_ORDER";
  private static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");
  private static final long PATIENCE_SECONDS = 20;
  private static final Pattern LISTED =
      Pattern.compile("GPU (\\d+): (.*?)(?: \\(UUID: ([^)]*)\\))?\\s*");
  private static final Pattern MODEL = Pattern.compile("Model:\\s*(.*?)\\s*");

  private Gpus() {}

  /** GPUs by their place on the PCI bus, or in the order in which the variable names them. */
  public static List<Gpu> find() {
    List<Listed> all = fromNvidiaSmi();
    return visible(
        all.isEmpty() ? fromDriver(DRIVER) : all, Optional.ofNullable(System.getenv(VISIBLE)));
  }

  /**
   * Makes a process compute on one GPU.
   *
   * @param inherited environment that the process starts with
   * @return what is to be added to it
   */
  public static Map<String, String> environment(Gpu gpu, Map<String, String> inherited) {
    // nvidia-smi counts by the PCI bus; CUDA by itself puts the fastest first. Who set the variable
    // counted as CUDA does.
    return inherited.containsKey(VISIBLE) || inherited.containsKey(ORDER)
        ? Map.of(VISIBLE, gpu.id())
        : Map.of(VISIBLE, gpu.id(), ORDER, "PCI_BUS_ID");
  }

  /** A GPU as it is listed, by index. */
  record Listed(String name, String uuid) {}

  /** Reads what {@code nvidia-smi -L} prints. */
  static List<Listed> parse(Stream<String> lines) {
    List<Listed> gpus = new ArrayList<>();
    lines.forEach(
        line -> {
          Matcher matcher = LISTED.matcher(line);
          if (matcher.matches()) {
            String uuid = matcher.group(3);
            gpus.add(new Listed(matcher.group(2), uuid == null ? "" : uuid));
          }
        });
    return gpus;
  }

  /** Reads the driver's directory, one folder a GPU named by its place on the PCI bus. */
  static List<Listed> fromDriver(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory)) {
      List<Path> sorted = new ArrayList<>();
      folders.forEach(sorted::add);
      return sorted.stream().sorted().map(folder -> new Listed(model(folder), "")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * What the variable lets through. As in CUDA, an entry that names no device hides it and all
   * after it.
   *
   * @param wanted value of the variable; empty where it is not set
   */
  static List<Gpu> visible(List<Listed> all, Optional<String> wanted) {
    List<Gpu> visible = new ArrayList<>();
    if (wanted.isEmpty()) {
      for (int i = 0; i < all.size(); i++) {
        visible.add(new Gpu(Integer.toString(i), all.get(i).name()));
      }
      return visible;
    }
    for (String entry : wanted.get().split(",", -1)) {
      Optional<Listed> match = named(all, entry.strip());
      if (match.isEmpty()) {
        break;
      }
      visible.add(new Gpu(entry.strip(), match.get().name()));
    }
    return visible;
  }

  private static Optional<Listed> named(List<Listed> all, String entry) {
    if (entry.matches("\\d{1,4}")) {
      int index = Integer.parseInt(entry);
      return index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }
    if (entry.startsWith("MIG-") && !all.isEmpty()) {
      return Optional.of(new Listed("part of a GPU", entry));
    }
    return all.stream()
        .filter(gpu -> entry.startsWith("GPU-") && gpu.uuid().startsWith(entry))
        .findFirst();
  }

  private static List<Listed> fromNvidiaSmi() {
    try {
      Process process =
          new ProcessBuilder("nvidia-smi", "-L")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return List.of();
      }
      return process.exitValue() == 0 ? parse(output.lines()) : List.of();
    } catch (IOException e) {
      // Not installed.
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static String model(Path folder) {
    try (Stream<String> lines = Files.lines(folder.resolve("information"))) {
      return lines
          .map(MODEL::matcher)
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .findFirst()
          .orElse("NVIDIA GPU");
    } catch (IOException e) {
      return "NVIDIA GPU";
    }
  }
}

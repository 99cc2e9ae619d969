package org.zwicky.training.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

@Tag("slow")
class BackendTest {

  @Test
  void describesWhatComputes() {
    BackendDescription description = Backend.prepare();

    assertThat(description.device()).isEqualTo("CPU");
    assertThat(description.threads()).isPositive();
    assertThat(description.dl4jVersion()).isEqualTo("1.0.0-M2.1");
    assertThat(description.nd4jVersion()).isEqualTo("1.0.0-M2.1");
    assertThat(description).hasToString(Backend.prepare().toString());
    assertThat(Nd4j.create(1).dataType()).isEqualTo(DataType.FLOAT);
  }

  @Test
  void usesOneDnnOnACpuWithAvx2() throws IOException {
    Path cpu = Path.of("/proc/cpuinfo");
    assumeTrue(
        System.getProperty("os.arch").equals("amd64")
            && Files.isReadable(cpu)
            && Files.readString(cpu).contains(" avx2 "),
        "Not a Linux machine with AVX2.");

    assertThat(Backend.prepare().oneDnn()).isTrue();
  }

  @Test
  void trainsOnThePlainBuildWhereOneDnnIsSwitchedOff() throws Exception {
    String output = probe("-D" + OneDnn.SWITCH + "=false", System.getProperty("java.class.path"));

    assertThat(output).contains("oneDnn=false helper=null engine=DL4J");
  }

  @Test
  void leavesTrainingToDl4jWhereAsked() throws Exception {
    assumeTrue(Backend.prepare().oneDnn(), "Not a machine with oneDNN.");

    String output =
        probe("-D" + EngineChoice.SWITCH + "=dl4j", System.getProperty("java.class.path"));

    assertThat(output).contains("oneDnn=true").contains("engine=DL4J");
  }

  @Test
  void leavesTrainingToDl4jWhereOneDnnItselfIsMissing() throws Exception {
    assumeTrue(Backend.prepare().oneDnn(), "Not a machine with oneDNN.");
    String without =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !new File(entry).getName().matches("dnnl-.*-linux-.*\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));

    assertThat(probe("-Dorg.bytedeco.javacpp.logger.debug=false", without))
        .contains("oneDnn=true")
        .contains("engine=DL4J");
    assertThat(Backend.prepare().engine()).startsWith("oneDNN 2.");
  }

  private static String probe(String option, String classPath) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    option,
                    "-cp",
                    classPath,
                    BackendProbe.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}

package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {

  @Test
  void sharesOutPlacesInTurn() {
    WorkerSettings settings = settings(List.of(Map.of("GPU", "0"), Map.of("GPU", "1", "A", "own")));

    assertThat(settings.environmentOf(0)).isEqualTo(Map.of("A", "all", "GPU", "0"));
    assertThat(settings.environmentOf(1)).isEqualTo(Map.of("A", "own", "GPU", "1"));
    assertThat(settings.environmentOf(2)).isEqualTo(settings.environmentOf(0));
  }

  @Test
  void givesAllWorkersTheSameWithoutPlaces() {
    assertThat(settings(List.of()).environmentOf(5)).isEqualTo(Map.of("A", "all"));
  }

  private static WorkerSettings settings(List<Map<String, String>> places) {
    return new WorkerSettings(
        List.of("java"), Map.of("A", "all"), "{}", Path.of("x"), Path.of("y"), places);
  }
}

package org.zwicky.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.base.BadInputException;
import org.zwicky.cli.Spaces;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.Study;
import org.zwicky.study.StudyData;
import org.zwicky.study.StudyFixtures;

class ResumeCheckTest {

  @Test
  void findsNothingInTheSameFile() {
    ResumeCheck.Changes changes = ResumeCheck.require(study(), study());

    assertThat(changes.differences()).isEmpty();
    assertThat(changes.proposesAnew()).isFalse();
  }

  @Test
  void findsNothingInADefaultThatIsWritten() {
    assertThat(ResumeCheck.require(study(), study("sweep.gridPoints=5")).differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sweep.trials=7 | /sweep/trials: 3 → 7 | false",
        "sweep.timeout=30m | /sweep/timeout: none → PT30M | false",
        "sweep.parallel=2 | /sweep/parallel: 1 → 2 | false",
        "sweep.sampler=grid | /sweep/sampler: random → grid | true",
        "parameters.filters.choice=[4, 6, 8] | /parameters/filters/choice: [4,6] → [4,6,8] | true",
        "parameters.gamma.uniform=[0.1, 3.0] | /parameters/gamma/uniform: [0.5,3.0] → [0.1,3.0] | true"
      })
  void allowsAndTells(String override, String difference, boolean proposesAnew) {
    ResumeCheck.Changes changes = ResumeCheck.require(study(), study(override));

    assertThat(changes.differences()).containsExactly(difference);
    assertThat(changes.proposesAnew()).isEqualTo(proposesAnew);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parameters.filters.choice=[4] | /parameters/filters/choice: [4,6] → [4] (values were taken away)",
        "parameters.gamma.uniform=[1, 3] | /parameters/gamma/uniform: [0.5,3.0] → [1,3]",
        "parameters.gamma.when.imbalance=none | /parameters/gamma/when/imbalance: \"focal\" → \"none\" (another condition)",
        "training.epochs=3 | /training/epochs: 2 → 3",
        "network.0.conv.kernel=5 | /network/0/conv/kernel: 3 → 5",
        "objective.metric=accuracy | /objective/metric: \"macroF1\" → \"accuracy\"",
        "data.crop=20 | /data/crop: 24 → 20",
        "data.split={\"seed\": 5} | /data/split: (not given) → {\"seed\":5}",
        "data.synthetic.seed=4 | /data/synthetic/seed: 3 → 4",
        "sweep.seed=12 | /sweep/seed: 11 → 12"
      })
  void refusesByPointerWithBeforeAndNow(String override, String difference) {
    Study changed = study(override);

    assertThatThrownBy(() -> ResumeCheck.require(study(), changed))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("can't be continued")
        .hasMessageContaining(difference);
  }

  @Test
  void allowsAConstraintToBeTakenAwayAndProposesAnew() {
    ResumeCheck.Changes changes =
        ResumeCheck.require(study("constraints=[\"filters < 6 or gamma > 1\"]"), study());

    assertThat(changes.differences())
        .containsExactly("/constraints: \"filters < 6 or gamma > 1\" taken away");
    assertThat(changes.proposesAnew()).isTrue();
  }

  @Test
  void findsNothingInAConstraintThatIsSpacedAnotherWay() {
    ResumeCheck.Changes changes =
        ResumeCheck.require(
            study("constraints=[\"filters<6\"]"), study("constraints=[\"$filters < 6\"]"));

    assertThat(changes.differences()).isEmpty();
    assertThat(changes.proposesAnew()).isFalse();
  }

  @Test
  void refusesAConstraintThatIsAdded() {
    Study constrained = study("constraints=[\"filters < 6\"]");

    assertThatThrownBy(() -> ResumeCheck.require(study(), constrained))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/constraints: \"filters < 6\" added");
  }

  @Test
  void namesEveryDifferenceAtOnce() {
    Study changed =
        study(
            "training.epochs=3",
            "sweep.trials=9",
            "parameters.filters={\"int\": [4, 6]}",
            "parameters.more={\"uniform\": [0.1, 0.5]}",
            "network.2.dropout=$more",
            "training.batchSize=8");

    assertThatThrownBy(() -> ResumeCheck.require(study(), changed))
        .hasMessageContaining("/training/epochs: 2 → 3")
        .hasMessageContaining("/training/batchSize: 16 → 8")
        .hasMessageContaining("another kind: choice → int")
        .hasMessageContaining("/parameters/more: added")
        .hasMessageContaining("/network/2/dropout: 0.2 → \"$more\"")
        .hasMessageNotContaining("/sweep/trials");
  }

  @Test
  void refusesAnotherDataFileOrOtherClassNames() {
    StudyData data = study().data();
    Study otherFile =
        withData(
            study(),
            new StudyData(
                data.description(),
                "cd".repeat(32),
                List.of("a", "b", "c"),
                data.trainCounts(),
                data.validationCounts(),
                data.testCounts(),
                data.validationIndices(),
                data.validationLabels()));

    assertThatThrownBy(() -> ResumeCheck.require(study(), otherFile))
        .hasMessageContaining("SHA-256 " + "ab".repeat(32) + " → " + "cd".repeat(32))
        .hasMessageContaining("/data/classNames: [elliptical, spiral, merger] → [a, b, c]");
  }

  private static Study study(String... overrides) {
    Study study = StudyFixtures.study("tiny");
    String json = SearchSpaceReader.readJson(Spaces.TINY, List.of(overrides)).json();
    return new Study(
        study.name(), study.created(), json, study.objective(), study.data(), study.provenance());
  }

  private static Study withData(Study study, StudyData data) {
    return new Study(
        study.name(),
        study.created(),
        study.definition(),
        study.objective(),
        data,
        study.provenance());
  }
}

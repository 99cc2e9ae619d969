package org.zwicky.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.zwicky.estimate.Networks.conv;
import static org.zwicky.estimate.Networks.dense;
import static org.zwicky.estimate.Networks.work;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.training.UpdaterKind;

class TimeModelTest {

  private static final Workload SMALL =
      work(64, UpdaterKind.ADAM, conv(8, 2, ActivationKind.RELU, false));
  private static final Workload LARGE =
      work(64, UpdaterKind.ADAM, conv(32, 1, ActivationKind.SWISH, true), dense(512));

  @Test
  void agreesWithAnEpochThatWasMeasured() {
    // Twice 64 filters on 64×64 pixels: 1,050 images to train on and 225 to predict took 2.8 s.
    Workload work =
        work(
            64,
            UpdaterKind.ADAM,
            conv(64, 1, ActivationKind.RELU, false),
            conv(64, 1, ActivationKind.RELU, false));

    assertThat(TimeModel.BUILT_IN.epochSeconds(work, 1050, 225)).isBetween(2.8 / 1.3, 2.8 * 1.3);
  }

  @Test
  void takesLongerForMoreWork() {
    TimeModel model = TimeModel.BUILT_IN;

    assertThat(model.trainingRate(LARGE)).isLessThan(model.trainingRate(SMALL));
    assertThat(model.predictionRate(LARGE)).isGreaterThan(model.trainingRate(LARGE));
    assertThat(model.epochSeconds(LARGE, 2000, 100))
        .isGreaterThan(model.epochSeconds(LARGE, 1000, 100));
    assertThat(model.trialSeconds(SMALL, 1000, 100))
        .isGreaterThan(SMALL.epochs() * model.epochSeconds(SMALL, 1000, 100));
  }

  @Test
  void scalesWithTheMachineAndItsThreads() {
    assertThat(new TimeModel(3).trialSeconds(LARGE, 1000, 100))
        .isCloseTo(3 * TimeModel.BUILT_IN.trialSeconds(LARGE, 1000, 100), within(1e-9));
    assertThat(TimeModel.BUILT_IN.withThreads(2).trainingRate(LARGE))
        .isBetween(
            1.5 * TimeModel.BUILT_IN.trainingRate(LARGE),
            1.55 * TimeModel.BUILT_IN.trainingRate(LARGE));
    assertThatThrownBy(() -> new TimeModel(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void calibratesBetweenAndBeyondTheMeasuredNetworks() {
    TimeCalibration calibration =
        new TimeCalibration(
            List.of(new TimeCalibration.Point(1e-2, 4), new TimeCalibration.Point(1e-4, 1)));

    assertThat(calibration.ratio(1e-5)).isEqualTo(1);
    assertThat(calibration.ratio(1e-4)).isEqualTo(1);
    assertThat(calibration.ratio(1e-3)).isCloseTo(2, within(1e-12));
    assertThat(calibration.ratio(1e-2)).isCloseTo(4, within(1e-12));
    assertThat(calibration.ratio(1)).isEqualTo(4);
    assertThat(calibration.factor()).isCloseTo(2, within(1e-12));
    assertThatThrownBy(() -> new TimeCalibration(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givesAMeasuredNetworkItsMeasuredRate() {
    double expected = 1 / TimeModel.BUILT_IN.trainingRate(LARGE);
    Speed speed =
        new Speed(
            TimeModel.BUILT_IN,
            Optional.of(new TimeCalibration(List.of(new TimeCalibration.Point(expected, 2.5)))));

    assertThat(speed.trainingRate(LARGE)).isCloseTo(1 / (2.5 * expected), within(1e-6));
    assertThat(speed.trialSeconds(LARGE, 500, 100))
        .isCloseTo(2.5 * TimeModel.BUILT_IN.trialSeconds(LARGE, 500, 100), within(1e-9));
  }
}

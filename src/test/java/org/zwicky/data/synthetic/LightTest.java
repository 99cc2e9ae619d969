package org.zwicky.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightTest {

  /** Graham and Driver 2005, section 2.1: b is 1.678 for n = 1 and 7.669 for n = 4. */
  @ParameterizedTest
  @CsvSource({"1, 1.678", "4, 7.669"})
  void sersicConcentrationIsTheKnownOne(double index, double expected) {
    assertThat(SersicProfile.concentration(index)).isCloseTo(expected, within(0.001));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1, 2.5, 4})
  void halfOfSersicLightIsWithinTheEffectiveRadius(double index) {
    SersicProfile profile = new SersicProfile(index, 10);

    assertThat(lightWithin(profile, 10) / lightWithin(profile, 20_000))
        .isCloseTo(0.5, within(0.005));
    assertThat(profile.atRadius(10)).isCloseTo(1, within(1e-12));
  }

  /** The integral of 2πr I(r), in steps that grow with the radius. */
  private static double lightWithin(SersicProfile profile, double limit) {
    double sum = 0;
    double ratio = 1.002;
    for (double r = limit; r > 1e-6; r /= ratio) {
      double middle = r / Math.sqrt(ratio);
      sum += profile.atRadius(middle) * middle * (r - r / ratio);
    }
    return sum;
  }

  @Test
  void boxyLightReachesFurtherInTheCorners() {
    SersicProfile ellipse = new SersicProfile(1, 10, 2);
    SersicProfile box = new SersicProfile(1, 10, 5);

    assertThat(box.at(10, 10)).isGreaterThan(ellipse.at(10, 10));
    assertThat(box.at(14, 0)).isCloseTo(ellipse.at(14, 0), within(0.01));
  }

  /** Crests obey ln(R/h) = φ tan ψ, so one turn later the radius is exp(2π tan ψ / arms) larger. */
  @Test
  void spiralCrestsAreLogarithmic() {
    double pitch = Math.toRadians(20);
    SpiralArms arms = new SpiralArms(10, 1, pitch, 0, 4, 0, 0);
    double angle = 0.7;
    double radius = 10 * Math.exp(angle * Math.tan(pitch));

    double onCrest = at(arms, radius, angle) * Math.exp(radius / 10);
    double between = at(arms, radius, angle + Math.PI) * Math.exp(radius / 10);

    assertThat(onCrest).isGreaterThan(10 * between);
  }

  private static double at(Light light, double radius, double angle) {
    return light.at(radius * Math.cos(angle), radius * Math.sin(angle));
  }

  /** x K₁(x) for x = 0.5, 1, 2 is 0.8282, 0.6019, 0.2797 (Abramowitz and Stegun, table 9.8). */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.5, 0.8282", "1, 0.6019", "2, 0.2797"})
  void edgeOnDiskFollowsTheBesselFunction(double along, double expected) {
    EdgeOnDisk disk = new EdgeOnDisk(8, 1, 0);

    assertThat(disk.at(8 * along, 0)).isCloseTo(expected, within(0.04 * expected));
    assertThat(disk.at(0, 1)).isCloseTo(1 / Math.pow(Math.cosh(1), 2), within(1e-12));
  }

  @Test
  void aFrameTurnsAndFlattens() {
    Frame frame = Frame.of(5, 5, Math.PI / 2, 0.5);

    assertThat(frame.along(5, 8)).isCloseTo(3, within(1e-12));
    assertThat(frame.across(4, 5)).isCloseTo(2, within(1e-12));
  }

  @Test
  void seeingKeepsTheLightAndWidensAPoint() {
    float[] plane = new float[41 * 41];
    plane[20 * 41 + 20] = 1;

    new Seeing(2).blur(plane, 41);

    double sum = 0;
    double variance = 0;
    for (int i = 0; i < plane.length; i++) {
      sum += plane[i];
      variance += plane[i] * Math.pow(i % 41 - 20, 2);
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertThat(variance).isCloseTo(4, within(0.15));
  }

  @Test
  void noiseIsThatOfPhotonsAndReadOut() {
    float[] plane = new float[100_000];
    Arrays.fill(plane, 0.5f);

    new Noise(1000, 400, 10).add(plane, new SplittableRandom(1));

    double mean = 0;
    double squares = 0;
    for (float value : plane) {
      mean += value / plane.length;
      squares += (value - 0.5) * (value - 0.5) / plane.length;
    }
    assertThat(mean).isCloseTo(0.5, within(0.001));
    assertThat(Math.sqrt(squares)).isCloseTo(Math.sqrt(500 + 400 + 100) / 1000, within(0.0005));
  }

  @Test
  void stretchKeepsColoursAndNeverOverflows() {
    byte[] bytes = new byte[9];

    new AsinhStretch(10, 1)
        .write(
            new float[] {0, 0.2f, 90}, new float[] {0, 0.1f, 45}, new float[] {-1, 0, 0}, bytes, 0);

    assertThat(Byte.toUnsignedInt(bytes[0])).isZero();
    assertThat(Byte.toUnsignedInt(bytes[3])).isCloseTo(2 * bytes[4], within(1));
    assertThat(Byte.toUnsignedInt(bytes[6])).isEqualTo(255);
    assertThat(Byte.toUnsignedInt(bytes[7])).isEqualTo(128);
    assertThat(bytes[8]).isZero();
  }
}

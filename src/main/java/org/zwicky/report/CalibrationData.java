package org.zwicky.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.classwise.ClassCurve;
import org.zwicky.analysis.classwise.TrialCalibration;

/** Whether probabilities mean what they say. */
final class CalibrationData implements SectionData {

  @Override
  public String key() {
    return "calibration";
  }

  @Override
  public Optional<Object> of(StudyReport report) {
    List<TrialCalibration> trials = TrialCalibration.of(report);
    return trials.isEmpty()
        ? Optional.empty()
        : Optional.of(trials.stream().map(CalibrationData::trial).toList());
  }

  private static Map<String, Object> trial(TrialCalibration trial) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("trial", trial.trial());
    data.put("ece", trial.expectedError());
    data.put(
        "bins",
        trial.reliability().bins().stream()
            .map(bin -> List.<Object>of(bin.count(), bin.hits(), rounded(bin.confidence())))
            .toList());
    data.put("curves", trial.curves().stream().map(CalibrationData::curve).toList());
    return data;
  }

  private static Map<String, Object> curve(ClassCurve curve) {
    List<Double> recalls = new ArrayList<>();
    List<Double> precisions = new ArrayList<>();
    for (ClassCurve.Point point : curve.points()) {
      recalls.add(rounded(point.recall()));
      precisions.add(rounded(point.precision()));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("r", recalls);
    data.put("p", precisions);
    data.put("ap", rounded(curve.averagePrecision()));
    data.put("at", List.of(rounded(curve.recall()), rounded(curve.precision())));
    return data;
  }

  /** Four decimals, which is more than a chart shows. */
  private static Double rounded(double value) {
    return Double.isNaN(value) ? value : Math.round(value * 1e4) / 1e4;
  }
}

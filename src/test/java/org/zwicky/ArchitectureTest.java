package org.zwicky;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.zwicky.base.ZwickyException;

/** The rules of the house: see docs/architecture.md. */
@AnalyzeClasses(packages = "org.zwicky", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] VENDOR_FREE = {
    "org.zwicky.base..",
    "org.zwicky.space..",
    "org.zwicky.prune",
    "org.zwicky.metric..",
    "org.zwicky.candidate..",
    "org.zwicky.estimate",
    "org.zwicky.training.augment",
    "org.zwicky.data",
    "org.zwicky.data.idx",
    "org.zwicky.data.prepared",
    "org.zwicky.data.synthetic"
  };

  @ArchTest
  static final ArchRule noCyclesBetweenRooms =
      slices().matching("org.zwicky.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices().matching("org.zwicky.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theBaseKnowsNoRoom =
      noClasses()
          .that()
          .resideInAPackage("org.zwicky.base..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.zwicky..").and(not(resideInAPackage("org.zwicky.base.."))));

  @ArchTest
  static final ArchRule whatIsKnownToGoWrongIsOneTree =
      classes()
          .that()
          .areAssignableTo(RuntimeException.class)
          .should()
          .beAssignableTo(ZwickyException.class);

  @ArchTest
  static final ArchRule coreRoomsKnowNoVendor =
      classes()
          .that()
          .resideInAnyPackage(VENDOR_FREE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "com.sun.management", "org.zwicky..");

  @ArchTest
  static final ArchRule searchingFromJavaNeedsNoAdapter =
      classes()
          .that()
          .resideInAPackage("org.zwicky.optimize")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.zwicky.base..",
              "org.zwicky.metric",
              "org.zwicky.optimize",
              "org.zwicky.space",
              "org.zwicky.search",
              "org.zwicky.search.named",
              "org.zwicky.prune",
              "org.zwicky.study");

  @ArchTest
  static final ArchRule ensemblesArePureFunctionsOfProbabilities =
      classes()
          .that()
          .resideInAPackage("org.zwicky.metric.ensemble")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.zwicky.metric..");

  @ArchTest
  static final ArchRule arbiter =
      only(
          "org.deeplearning4j.arbiter..",
          "search",
          "search.named",
          "study",
          "app.sweep",
          "app.plan");

  @ArchTest
  static final ArchRule deeplearning4j =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.zwicky.training.backend",
              "org.zwicky.training.batch",
              "org.zwicky.training.dl4j",
              "org.zwicky.training.engine",
              "org.zwicky.training.loss",
              "org.zwicky.training.model",
              "org.zwicky.training.predict",
              "org.zwicky.training.run",
              "org.zwicky.training.step",
              "org.zwicky.search..",
              "org.zwicky.study",
              "org.zwicky.app.sweep",
              "org.zwicky.app.plan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

  @ArchTest
  static final ArchRule nd4j =
      only(
          "org.nd4j..",
          "training.backend",
          "training.batch",
          "training.dl4j",
          "training.engine",
          "training.loss",
          "training.model",
          "training.predict",
          "training.run",
          "training.step");

  @ArchTest static final ArchRule oneDnn = only("org.bytedeco.dnnl..", "training.onednn");

  @ArchTest
  static final ArchRule oneDnnKnowsNoDeeplearning4j =
      noClasses()
          .that()
          .resideInAPackage("org.zwicky.training.onednn")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

  @ArchTest static final ArchRule hdf5 = only("io.jhdf..", "data.hdf5");

  @ArchTest static final ArchRule imageIo = only("javax.imageio..", "data.folder");

  @ArchTest static final ArchRule jdbi = only("org.jdbi..", "store");

  @ArchTest static final ArchRule flyway = only("org.flywaydb..", "store");

  @ArchTest static final ArchRule ejml = only("org.ejml..", "search.gp");

  @ArchTest static final ArchRule oshi = only("oshi..", "execute.local");

  @ArchTest static final ArchRule h2 = only("org.h2..", "store");

  @ArchTest static final ArchRule jte = only("gg.jte..", "report", "report.template..");

  @ArchTest static final ArchRule picocli = only("picocli..", "cli");

  @ArchTest
  static final ArchRule jackson =
      only(
          "com.fasterxml.jackson..",
          "spacefile",
          "execute.local",
          "execute.command",
          "store",
          "report",
          "report.json",
          "spacefile.starter",
          "app.doctor",
          "app.plan",
          "app.predict",
          "app.sweep",
          "cli");

  @ArchTest
  static final ArchRule commonsText = only("org.apache.commons.text..", "spacefile", "data..");

  @ArchTest
  static final ArchRule nobodyUsesTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.zwicky.cli..")
          .should(dependOnClassesThat(resideInAPackage("org.zwicky.cli..")));

  @ArchTest
  static final ArchRule adaptersDoNotKnowEachOther =
      slices()
          .matching(
              "org.zwicky.(store|execute|report|data.hdf5|data.folder|data.idx|search|spacefile)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule nobodyPrintsOutsideTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.zwicky.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  private static ArchRule only(String vendor, String... rooms) {
    String[] packages = new String[rooms.length];
    for (int i = 0; i < rooms.length; i++) {
      packages[i] = "org.zwicky." + rooms[i];
    }
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .and()
        .resideInAPackage("org.zwicky..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor);
  }
}

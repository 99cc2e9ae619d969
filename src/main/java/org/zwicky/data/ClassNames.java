package org.zwicky.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zwicky.base.BadInputException;

/**
 * The names of the classes, in the order of their labels: a list known here by name, or a person's
 * own.
 *
 * @param names one name a class, neither blank nor twice
 */
public record ClassNames(List<String> names) {

  /** Most classes; labels above are taken for a mistake, such as identifiers given as labels. */
  public static final int MOST = 65_536;

  /** The list of Galaxy10 SDSS. */
  static final String GALAXY10_SDSS = "galaxy10-sdss";

  // Leung & Bovy, astroNN: https://astronn.readthedocs.io/en/latest/galaxy10sdss.html
  private static final List<String> SDSS =
      List.of(
          "Disk, Face-on, No Spiral",
          "Smooth, Completely round",
          "Smooth, in-between round",
          "Smooth, Cigar shaped",
          "Disk, Edge-on, Rounded Bulge",
          "Disk, Edge-on, Boxy Bulge",
          "Disk, Edge-on, No Bulge",
          "Disk, Face-on, Tight Spiral",
          "Disk, Face-on, Medium Spiral",
          "Disk, Face-on, Loose Spiral");

  // Leung & Bovy, astroNN: https://astronn.readthedocs.io/en/latest/galaxy10.html
  private static final List<String> DECALS =
      List.of(
          "Disturbed",
          "Merging",
          "Round Smooth",
          "In-between Round Smooth",
          "Cigar Shaped Smooth",
          "Barred Spiral",
          "Unbarred Tight Spiral",
          "Unbarred Loose Spiral",
          "Edge-on without Bulge",
          "Edge-on with Bulge");

  // Xiao, Rasul, Vollgraf 2017, arXiv:1708.07747, table 2
  private static final List<String> FASHION_MNIST =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static final List<String> MNIST =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static final Map<String, List<String>> KNOWN =
      new TreeMap<>(
          Map.of(
              GALAXY10_SDSS,
              SDSS,
              "galaxy10-decals",
              DECALS,
              "fashion-mnist",
              FASHION_MNIST,
              "mnist",
              MNIST));

  public ClassNames {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new BadInputException(
          "data.classNames is empty; give one name a class, or leave it out.");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank()) {
        throw new BadInputException(
            "data.classNames has a blank name; give every class a name people can read.");
      }
      if (!seen.add(name)) {
        throw new BadInputException(
            "data.classNames has \"%s\" twice; give every class its own name.".formatted(name));
      }
    }
  }

  /**
   * The list known by that name, one of {@link #knownLists()}.
   *
   * @throws BadInputException if there is no such list
   */
  public static ClassNames known(String list) {
    List<String> names = KNOWN.get(list);
    if (names == null) {
      throw new BadInputException(
          "data.classNames is \"%s\", which is no known list. Known are %s; or give the names themselves as an array."
              .formatted(list, String.join(", ", knownLists())));
    }
    return new ClassNames(names);
  }

  /** The names of the lists that {@link #known} knows, sorted. */
  public static Set<String> knownLists() {
    return new TreeSet<>(KNOWN.keySet());
  }

  /** "class 0", "class 1", … for data whose classes have no names. */
  public static ClassNames numbered(int classes) {
    List<String> names = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      names.add("class " + label);
    }
    return new ClassNames(names);
  }

  /**
   * Checks that every label has a name. More names than labels are fine: a class without images
   * keeps its name.
   *
   * @param labels from 0
   * @param source where the labels are from, for the message
   * @throws BadInputException if a label has no name
   */
  public void requireNamesFor(int[] labels, String source) {
    int highest = -1;
    for (int label : labels) {
      highest = Math.max(highest, label);
    }
    if (highest >= names.size()) {
      throw new BadInputException(
          "%s has labels up to %d, but data.classNames has %d name%s (labels 0 to %d). Give %d names, or leave data.classNames out."
              .formatted(
                  source,
                  highest,
                  names.size(),
                  names.size() == 1 ? "" : "s",
                  names.size() - 1,
                  highest + 1));
    }
  }
}

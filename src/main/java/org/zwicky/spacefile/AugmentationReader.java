package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.MixingSpec;
import org.zwicky.candidate.training.PlacementSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.ToneSpec;

/** Reads {@code training.augmentation}: a name, or an object of what is done to images. */
final class AugmentationReader {

  static final NamedType<Symmetries> SYMMETRIES = NamedType.of(Symmetries.class);

  private static final String ROTATE = "rotate";
  private static final double HALF_TURN = 180;
  private static final double LARGEST_SHIFT = 0.5;

  private static final NamedType<AugmentationSpec> NAMES =
      NamedType.of(
          List.of("none", "mirror", "flip", "dihedral", ROTATE),
          name ->
              name.equals(ROTATE)
                  ? AugmentationSpec.ROTATE
                  : AugmentationSpec.of(SYMMETRIES.known().get(name)));

  private static final FieldType<Double> PROPORTION = DecimalType.within(0, 1);
  private static final FieldType<Double> SHARE_OF_AREA =
      new DecimalType(
          "a number above 0, at most 1, the share of the area that is kept at least",
          value -> value > 0 && value <= 1,
          1.0);
  private static final FieldType<Double> ALPHA = DecimalType.atLeast0();

  private AugmentationReader() {}

  static AugmentationSpec read(ObjectReader training) {
    boolean named =
        training.child("augmentation").map(field -> !field.node().isObject()).orElse(true);
    return named
        ? training.field("augmentation", new NameOrObjectType(), AugmentationSpec.NONE)
        : training.object("augmentation").map(AugmentationReader::members).orElseThrow();
  }

  private static AugmentationSpec members(ObjectReader object) {
    object.done(
        Section.AUGMENTATION,
        "symmetries",
        ROTATE,
        "shift",
        "zoom",
        "crop",
        "brightness",
        "contrast",
        "noise",
        "cutout",
        "mixup",
        "cutmix",
        "mixProbability");
    return new AugmentationSpec(
        object.field("symmetries", SYMMETRIES, Symmetries.NONE),
        placement(object),
        tone(object),
        object.field("cutout", share(1), 0.0),
        mixing(object));
  }

  private static PlacementSpec placement(ObjectReader object) {
    return new PlacementSpec(
        object.field(ROTATE, DecimalType.within(0, HALF_TURN), 0.0),
        object.field("shift", share(LARGEST_SHIFT), 0.0),
        object.field("zoom", PROPORTION, 0.0),
        object.field("crop", SHARE_OF_AREA, 1.0));
  }

  private static ToneSpec tone(ObjectReader object) {
    return new ToneSpec(
        object.field("brightness", PROPORTION, 0.0),
        object.field("contrast", PROPORTION, 0.0),
        object.field("noise", DecimalType.atLeast0(), 0.0));
  }

  private static MixingSpec mixing(ObjectReader object) {
    return new MixingSpec(
        object.field("mixup", ALPHA, 0.0),
        object.field("cutmix", ALPHA, 0.0),
        object.field("mixProbability", PROPORTION, 1.0));
  }

  /** A share of the image's side, which other programs give in pixels. */
  private static FieldType<Double> share(double largest) {
    DecimalType number = DecimalType.within(0, largest);
    return new DecimalType(
        number.expected() + ", as a share of the image's side, not in pixels",
        number.fits(),
        number.placeholder());
  }

  /** A name; messages tell of the object. */
  private record NameOrObjectType() implements FieldType<AugmentationSpec> {

    @Override
    public String expected() {
      return NAMES.expected() + ", or an object, such as { \"rotate\": 30 }";
    }

    @Override
    public Optional<AugmentationSpec> parse(JsonNode node) {
      return NAMES.parse(node);
    }

    @Override
    public AugmentationSpec placeholder() {
      return AugmentationSpec.NONE;
    }

    @Override
    public String hint(JsonNode node) {
      return NAMES.hint(node);
    }
  }
}

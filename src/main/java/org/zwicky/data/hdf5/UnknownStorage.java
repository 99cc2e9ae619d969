package org.zwicky.data.hdf5;

import java.util.Locale;

/** Says why a dataset can't be read, and how to write it anew, where the file itself is whole. */
final class UnknownStorage {

  private static final String REWRITE =
      "write the file anew: h5repack --low=0 --high=2 IN.h5 OUT.h5";

  private UnknownStorage() {}

  /** Of what jhdf failed with. */
  static String reason(Throwable failure) {
    StringBuilder all = new StringBuilder();
    String last = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null) {
        all.append(cause.getMessage()).append('\n');
        last = cause.getMessage();
      }
    }
    String text = all.toString().toLowerCase(Locale.ROOT);
    if (text.contains("external data files")) {
      return "its data are in another file; copy them into one: h5repack -l CONTI IN.h5 OUT.h5";
    }
    if (text.contains("virtual")) {
      return "it is a virtual dataset, made of others; copy it into one: h5py.File('OUT.h5', 'w')['images'] = h5py.File('IN.h5')['images'][:]";
    }
    if (text.contains("version") || text.contains("unrecognized") || text.contains("unsupported")) {
      return "it is written in a form that is too new or unknown here (%s); %s"
          .formatted(last, REWRITE);
    }
    return "it is damaged (%s)".formatted(last);
  }
}

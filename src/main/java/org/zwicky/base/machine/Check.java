package org.zwicky.base.machine;

/**
 * One thing a sweep needs, and how it is here.
 *
 * @param name what was looked at, one or two words
 * @param status whether it will do
 * @param finding what is there, for people
 * @param remedy how to mend it; empty where nothing is wrong
 */
public record Check(String name, CheckStatus status, String finding, String remedy) {

  /** Nothing is to be done. */
  public static Check ok(String name, String finding) {
    return new Check(name, CheckStatus.OK, finding, "");
  }

  /** A sweep can run, but not well. */
  public static Check warning(String name, String finding, String remedy) {
    return new Check(name, CheckStatus.WARNING, finding, remedy);
  }

  /** No sweep can run. */
  public static Check error(String name, String finding, String remedy) {
    return new Check(name, CheckStatus.ERROR, finding, remedy);
  }
}

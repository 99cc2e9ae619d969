package org.zwicky.report;

import java.time.Instant;
import java.util.List;

/**
 * What the index over all studies shows.
 *
 * @param entries a study each
 * @param generated when
 * @param assets the style
 */
public record IndexPage(List<IndexEntry> entries, Instant generated, Assets assets) {}

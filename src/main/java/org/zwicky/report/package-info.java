/**
 * Writes view models as HTML: a self-contained page a study and an index over all. Jackson makes
 * the data block that the page's own script reads; JTE escapes all text.
 */
package org.zwicky.report;

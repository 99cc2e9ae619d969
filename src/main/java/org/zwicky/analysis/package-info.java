/**
 * From stored trials to view models: ranked leaderboards, learning curves, class tables and the
 * words that explain them. Pure: nothing here reads files, prints, or knows HTML.
 */
package org.zwicky.analysis;

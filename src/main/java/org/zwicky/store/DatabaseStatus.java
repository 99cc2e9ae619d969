package org.zwicky.store;

import java.util.Optional;

/**
 * A database as it is, without changing it.
 *
 * @param version of its schema; empty if it has none yet
 * @param newest version of the schema that this program knows
 * @param behind migrations that the next command will apply
 * @param ahead whether it was written by a newer program
 * @param h2 version of the database engine in this program
 */
public record DatabaseStatus(
    Optional<String> version, String newest, int behind, boolean ahead, String h2) {}

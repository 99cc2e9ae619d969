/**
 * Arithmetic and logic over parameters, as search spaces write it: {@code round($filters * 1.5)},
 * {@code filters * blocks <= 256}. JDK only.
 */
package org.zwicky.space.expression;

package org.zwicky.space.json;

/** A place in a text, both counted from 1. */
record Place(int line, int column) {}

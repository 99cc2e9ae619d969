package org.zwicky.report.picture;

/**
 * What in an image speaks for a class?
 *
 * @param position of the image in the data file
 * @param ofClass index of the class
 */
public record Question(int position, int ofClass) {}

/**
 * Which validation images a study's best trials do best and worst on: pure functions of the stored
 * answers. Images are named by their row in {@link org.zwicky.analysis.ValidationAnswers}.
 */
package org.zwicky.analysis.gallery;

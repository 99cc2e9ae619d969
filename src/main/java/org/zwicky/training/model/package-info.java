/**
 * Models as DL4J's own zip files: written so that any DL4J program reads them, and read so that a
 * stranger's does no harm.
 */
package org.zwicky.training.model;

/** Reads folders of PNG and JPEG images, one folder for each class. */
package org.zwicky.data.folder;

/** How files are written: whole or not at all, on the disk, for their owner alone. JDK only. */
package org.zwicky.base.file;

/** Pictures in pages: the port they come through, and how they are made small. */
package org.zwicky.report.picture;

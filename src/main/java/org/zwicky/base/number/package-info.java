/** Arithmetic that several rooms need. JDK only. */
package org.zwicky.base.number;

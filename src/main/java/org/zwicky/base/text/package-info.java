/** Words and signs for people and for a shell. JDK only. */
package org.zwicky.base.text;

/** Words and tables for people, and signs for a shell. JDK only. */
package org.zwicky.base.text;

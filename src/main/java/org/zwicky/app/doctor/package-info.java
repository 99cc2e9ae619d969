/** Checks of what needs more than the JDK to be looked at: the native code and the database. */
package org.zwicky.app.doctor;

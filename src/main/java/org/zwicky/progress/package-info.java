/** What a running sweep is at: trials, speed, and the time it still takes. JDK only. */
package org.zwicky.progress;

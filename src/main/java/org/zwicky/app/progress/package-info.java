/**
 * What a running sweep is at: trials, speed, and the time it still takes; and the ports through
 * which a sweep is shown and ended. Knows no terminal.
 */
package org.zwicky.app.progress;

/**
 * A sweep without a terminal: its study, resumption, warm start, trials and finalists. What shows
 * and ends it, and what workers run, come in as ports ({@code app.progress}, {@link
 * org.zwicky.execute.local.WorkerProgram}).
 */
package org.zwicky.app.sweep;

/**
 * A study's report put together from what is recorded: its search space, treatments, images and
 * what its networks see in them.
 */
package org.zwicky.app.report;

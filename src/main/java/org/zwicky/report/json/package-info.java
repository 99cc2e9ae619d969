/** Results as JSON and CSV, one form for the command line, pages and programs. */
package org.zwicky.report.json;

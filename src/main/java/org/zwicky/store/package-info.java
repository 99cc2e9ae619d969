/** Records studies and trials in an H2 database: migrations and queries. */
package org.zwicky.store;

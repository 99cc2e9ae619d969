/**
 * What a sweep would search and take: parameters, sample networks, time and memory, estimated or
 * measured; and what {@code init} needs for the file that it writes. Gives text, prints none.
 */
package org.zwicky.app.plan;

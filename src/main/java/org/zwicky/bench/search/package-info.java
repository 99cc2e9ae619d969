/** Measures how well samplers search, on functions whose minima are known. */
package org.zwicky.bench.search;

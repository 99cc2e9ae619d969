/** The tree-structured Parzen estimator, a sampler. */
package org.zwicky.search.tpe;

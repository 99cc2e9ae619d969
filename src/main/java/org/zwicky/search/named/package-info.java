/** Makes the samplers that a sweep can name. */
package org.zwicky.search.named;

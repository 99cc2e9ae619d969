/** How a candidate is trained, as plain records; knows no vendor. */
package org.zwicky.candidate.training;

/** Images of any source predicted by a study's networks, and networks exported for programs. */
package org.zwicky.app.predict;

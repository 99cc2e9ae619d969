/** Holds only the stand-in that lets Deeplearning4j find oneDNN; nothing of Zwicky's own. */
package org.nd4j.nativeblas;

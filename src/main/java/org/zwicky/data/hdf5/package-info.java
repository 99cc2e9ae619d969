/** Labelled images in HDF5 files, in the layout of Galaxy10: the only place that knows jhdf. */
package org.zwicky.data.hdf5;

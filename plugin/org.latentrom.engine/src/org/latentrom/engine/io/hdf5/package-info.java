/** HDF5 files: their data sets through jHDF, with sizes held against the file. */
package org.latentrom.engine.io.hdf5;

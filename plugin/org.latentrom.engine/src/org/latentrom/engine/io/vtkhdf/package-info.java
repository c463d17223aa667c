/**
 * VTKHDF, VTK's format in HDF5 files (VTK File Formats, "VTKHDF file format", versions 1.0 to 2.x): unstructured grids,
 * polygonal data, images and collections of these, with and without time steps.
 */
package org.latentrom.engine.io.vtkhdf;

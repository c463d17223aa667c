/** Snapshots and fields to files: VTK for ParaView, XDMF with HDF5, NumPy archives. Whole folders or nothing. */
package org.latentrom.engine.io.write;

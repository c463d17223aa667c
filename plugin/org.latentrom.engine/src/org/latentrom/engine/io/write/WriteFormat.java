package org.latentrom.engine.io.write;

/** The file formats that runs of snapshots or fields can be written in. */
public enum WriteFormat {
    /**
     * {@code RUN.pvd} with {@code RUN/RUN_0000.vti} (fields) or {@code .vtu} (snapshots), appended raw data: the VTK
     * XML formats of ParaView.
     */
    VTK,
    /** {@code RUN.xdmf} with {@code RUN/RUN_0000.h5}: XDMF 3 with HDF5, for ParaView, meshio and h5py. */
    XDMF,
    /** {@code RUN.npz}: an archive of NumPy arrays whose first axis is the time. */
    NUMPY
}

package org.latentrom.engine.io.vtk;

import java.util.Optional;

/** The types of VTK XML files that hold a mesh or lead to files that do, by the root's attribute {@code type}. */
enum DataSetType {
    UNSTRUCTURED("UnstructuredGrid"), POLY("PolyData"), IMAGE("ImageData"), RECTILINEAR("RectilinearGrid"),
    STRUCTURED("StructuredGrid"),
    // those that name files: pieces of one data set, or blocks, each a data set
    PARALLEL_UNSTRUCTURED("PUnstructuredGrid"), PARALLEL_POLY("PPolyData"), PARALLEL_IMAGE("PImageData"),
    PARALLEL_RECTILINEAR("PRectilinearGrid"), PARALLEL_STRUCTURED("PStructuredGrid"),
    MULTI_BLOCK("vtkMultiBlockDataSet"), PARTITIONED("vtkPartitionedDataSet"),
    PARTITIONED_COLLECTION("vtkPartitionedDataSetCollection");

    private final String m_vtk;

    DataSetType(final String vtk) {
        m_vtk = vtk;
    }

    /** @return the type of a name in a file, or nothing if it is another type */
    static Optional<DataSetType> of(final String name) {
        for (DataSetType t : values()) {
            if (t.m_vtk.equals(name)) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    /** @return the name in files */
    String vtk() {
        return m_vtk;
    }

    /** @return true if the file names others, and holds no mesh itself */
    boolean isIndex() {
        return ordinal() >= PARALLEL_UNSTRUCTURED.ordinal();
    }

    /** @return true if the file names the pieces of one data set */
    boolean isParallel() {
        return isIndex() && ordinal() < MULTI_BLOCK.ordinal();
    }

    /** @return true if the mesh follows from the numbers of points along three axes */
    boolean isGrid() {
        return this == IMAGE || this == RECTILINEAR || this == STRUCTURED;
    }
}

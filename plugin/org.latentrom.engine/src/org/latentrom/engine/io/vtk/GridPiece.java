package org.latentrom.engine.io.vtk;

import java.util.List;

import org.latentrom.engine.io.StructuredMesh;
import org.latentrom.engine.mesh.MeshField;

/**
 * A decoded piece of a grid.
 *
 * @param extent first and last point index of each axis
 * @param shape what its points are made of: the coordinates of all points (curvilinear), those along each axis
 *            (rectilinear), nothing (image)
 * @param pointGhosts and cellGhosts: values of vtkGhostType, or null
 */
record GridPiece(int[] extent, double[][] shape, List<MeshField> fields, byte[] pointGhosts, byte[] cellGhosts) {
    /** @return number of points along each axis */
    int[] layers() {
        return StructuredMesh.layers(extent);
    }

    /** @return the values of vtkGhostType at points or cells, or null */
    byte[] ghosts(final boolean points) {
        return points ? pointGhosts : cellGhosts;
    }
}

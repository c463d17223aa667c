package org.latentrom.engine.raster;

/** How the value of a pixel follows from those of the mesh. The names stand in saved settings. */
public enum RasterMethod {
    /**
     * The shape functions of the cell that holds the pixel's centre: linear, quadratic, … as the cell is. Cell data are
     * those of that cell. Point clouds, which have no cells, are fitted as by {@link #WLSQM}.
     */
    LINEAR,
    /** The value of the mesh point that is nearest to the pixel's centre; cell data as by {@link #LINEAR}. */
    NEAREST,
    /**
     * The mean over the part of the pixel that the mesh covers, each cell weighted by its overlap: value times covered
     * area, summed over the pixels, is the integral over the mesh (conservative remapping; J. Grandy 1999, Conservative
     * remapping and region overlays by intersecting arbitrary polyhedra, J. Comput. Phys. 148, 433-466).
     */
    CELL_AVERAGE,
    /**
     * A polynomial fitted to the points around the pixel's centre by weighted least squares, see
     * {@link org.latentrom.engine.scattered}; cell data likewise from the middles of the cells.
     */
    WLSQM
}

package org.latentrom.engine.io.fenics;

import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;

/**
 * A function as dolfin writes it: the degrees of freedom of each cell, in the order in which a process had them, and
 * the vector of their values.
 *
 * @param space what the degrees of freedom of a cell are
 * @param dofs indices into {@code vector}, cell after cell, component after component
 * @param starts where each cell's begin in {@code dofs}, and the end
 * @param cells the cell of the mesh that each belongs to
 * @param vector the values
 */
public record FunctionDofs(FunctionSpace space, int[] dofs, int[] starts, int[] cells, double[] vector) {
    /**
     * @param mesh the mesh that was written with the function, for degree 2 with the nodes on its edges
     *            ({@link SecondOrderMesh})
     * @return the values at the points of the mesh, or for degree 0 in its cells
     * @throws IllegalArgumentException if the arrays do not fit together or to the mesh; says how
     */
    public MeshField on(final Mesh mesh, final String name) {
        int rows = cells.length;
        int perCell = space.nodes().length;
        if (rows != mesh.cells() || starts.length != rows + 1 || rows == 0 || starts[0] != 0
            || starts[rows] != dofs.length) {
            throw new IllegalArgumentException("has degrees of freedom for " + rows + " cells, the mesh has "
                + mesh.cells() + ", or their arrays do not fit together");
        }
        int components = starts[1] / perCell;
        boolean atCells = space.degree() == 0;
        if (components < 1 || components > 100) {
            throw new IllegalArgumentException("has " + starts[1] + " degrees of freedom in a cell of " + perCell
                + " nodes");
        }
        var values = new double[Math.multiplyExact(atCells ? rows : mesh.points(), components)];
        var seen = new boolean[rows];
        for (int r = 0; r < rows; r++) {
            int cell = cells[r];
            if (starts[r + 1] - (long)starts[r] != components * (long)perCell) {
                throw new IllegalArgumentException("has not the same number of degrees of freedom in every cell");
            }
            if (cell < 0 || cell >= rows || seen[cell] || !atCells && mesh.nodes(cell) != perCell) {
                throw new IllegalArgumentException("names cell " + cell + " wrongly or twice, or it has not "
                    + perCell + " nodes");
            }
            seen[cell] = true;
            for (int j = 0; j < components; j++) {
                for (int k = 0; k < perCell; k++) {
                    int dof = dofs[starts[r] + j * perCell + space.nodes()[k]];
                    if (dof < 0 || dof >= vector.length) {
                        throw new IllegalArgumentException("names degree of freedom " + dof + " of " + vector.length);
                    }
                    values[(atCells ? cell : mesh.node(cell, k)) * components + j] = vector[dof];
                }
            }
        }
        return new MeshField(name, atCells ? MeshField.Location.CELL : MeshField.Location.POINT, components, values);
    }
}

package org.latentrom.engine.io.fenics;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finite element whose degrees of freedom are values at the nodes of a cell (degree 1, 2) or one value a cell (degree
 * 0), scalar or with several components, which stand one after the other in the degrees of freedom of a cell. dolfin
 * numbers the corners of quadrilaterals and hexahedra x fastest, and edges by the corner that is opposite (UFC
 * specification, "Numbering of mesh entities"); a mesh has VTK's order.
 *
 * @param degree 0, 1 or 2
 * @param nodes which degree of freedom of a cell and component belongs to each node of the cell in a mesh; one for
 *            degree 0
 */
public record FunctionSpace(int degree, int[] nodes) {
    /** Names of the space of the same polynomials on all cells without and with continuity. */
    private static final String CONTINUOUS = "CG|LAGRANGE|P|Q";

    private static final String DISCONTINUOUS = "DG|DISCONTINUOUS LAGRANGE|DP|DQ|DPC";

    private static final Pattern SIGNATURE =
        Pattern.compile("FiniteElement\\('([A-Za-z ]{1,40})', ([a-z]{1,20}), ([0-9]{1,3})\\)");

    private static final Pattern WRAPPED = Pattern.compile(
        "(?:(?:Vector|Tensor)Element\\()?" + SIGNATURE.pattern() + "(?:, [^()]*(?:\\([^()]*\\)[^()]*)?\\))?");

    /**
     * @param family the element's short or long name, in any case
     * @param degree polynomial degree
     * @param cell shape of the cell, such as triangle
     * @return the space; nothing if it is another one
     */
    public static Optional<FunctionSpace> of(final String family, final int degree, final String cell) {
        String name = family.toUpperCase(Locale.ROOT);
        if (degree == 0 && name.matches(DISCONTINUOUS)) {
            return Optional.of(new FunctionSpace(0, new int[]{0}));
        }
        if (!name.matches(CONTINUOUS)) {
            return Optional.empty();
        }
        int[] nodes = switch (cell.toLowerCase(Locale.ROOT) + degree) {
            case "interval1" -> new int[]{0, 1};
            case "interval2", "triangle1" -> new int[]{0, 1, 2};
            case "triangle2" -> new int[]{0, 1, 2, 5, 3, 4};
            case "quadrilateral1" -> new int[]{0, 1, 3, 2};
            case "tetrahedron1" -> new int[]{0, 1, 2, 3};
            case "tetrahedron2" -> new int[]{0, 1, 2, 3, 9, 6, 8, 7, 5, 4};
            case "hexahedron1" -> new int[]{0, 1, 3, 2, 4, 5, 7, 6};
            default -> null;
        };
        return nodes == null ? Optional.empty() : Optional.of(new FunctionSpace(degree, nodes));
    }

    /**
     * @param signature of an HDF5 file, such as {@code VectorElement(FiniteElement('Lagrange', triangle, 2), dim=2)}
     * @return the space; nothing if it is another one
     */
    public static Optional<FunctionSpace> ofSignature(final String signature) {
        Matcher m = signature.length() > 500 ? WRAPPED.matcher("") : WRAPPED.matcher(signature.strip());
        return m.matches() ? of(m.group(1), Integer.parseInt(m.group(3)), m.group(2)) : Optional.empty();
    }
}

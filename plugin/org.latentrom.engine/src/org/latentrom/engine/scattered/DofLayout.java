package org.latentrom.engine.scattered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The degrees of freedom (DOFs) of a polynomial in one, two or three dimensions: the value F and all derivatives up to
 * an order at its origin, in python-wlsqm's order. Lower orders come first, so the DOFs of a lower order are the first
 * ones of a higher. There is one object a dimension and order.
 */
public final class DofLayout {
    /** The greatest order. */
    public static final int GREATEST_ORDER = 4;

    private static final String[] NAMES = {"F X X2 X3 X4", //
        "F X Y X2 XY Y2 X3 X2Y XY2 Y3 X4 X3Y X2Y2 XY3 Y4", //
        "F X Y Z X2 XY Y2 YZ Z2 XZ X3 X2Y XY2 Y3 Y2Z YZ2 Z3 XZ2 X2Z XYZ "
            + "X4 X3Y X2Y2 XY3 Y4 Y3Z Y2Z2 YZ3 Z4 XZ3 X2Z2 X3Z X2YZ XY2Z XYZ2"};

    private static final DofLayout[][] ALL = new DofLayout[NAMES.length][GREATEST_ORDER + 1];

    static {
        for (int d = 1; d <= NAMES.length; d++) {
            for (int order = 0; order <= GREATEST_ORDER; order++) {
                ALL[d - 1][order] = new DofLayout(d, order);
            }
        }
    }

    private final int m_dimension;

    private final int m_order;

    private final List<String> m_names;

    private final int[][] m_powers;

    private DofLayout(final int dimension, final int order) {
        m_dimension = dimension;
        m_order = order;
        m_names = List.of(NAMES[dimension - 1].split(" ")).subList(0, count(dimension, order));
        m_powers = m_names.stream().map(DofLayout::powers).toArray(int[][]::new);
    }

    private static int[] powers(final String name) {
        var powers = new int[3];
        for (int i = 0; i < name.length() && !name.equals("F"); i++) {
            boolean counted = i + 1 < name.length() && Character.isDigit(name.charAt(i + 1));
            powers[name.charAt(i) - 'X'] += counted ? name.charAt(i + 1) - '0' : 1;
            i += counted ? 1 : 0;
        }
        return powers;
    }

    /**
     * @param dimension 1 to 3
     * @param order 0 to {@link #GREATEST_ORDER}
     * @throws IllegalArgumentException if there is no such layout
     */
    public static DofLayout of(final int dimension, final int order) {
        if (dimension < 1 || dimension > NAMES.length) {
            throw new IllegalArgumentException("points have 1 to 3 coordinates, not " + dimension);
        }
        if (order < 0 || order > GREATEST_ORDER) {
            throw new IllegalArgumentException("the order of a fit is 0 to " + GREATEST_ORDER + ", not " + order);
        }
        return ALL[dimension - 1][order];
    }

    /** @return number of DOFs, (order + dimension)! / (order! dimension!): 1 for order 0, 35 at most */
    public static int count(final int dimension, final int order) {
        int count = 1;
        for (int i = 1; i <= dimension; i++) {
            count = count * (order + i) / i;
        }
        return count;
    }

    /** @return number of coordinates, 1 to 3 */
    public int dimension() {
        return m_dimension;
    }

    /** @return the greatest order of a derivative */
    public int order() {
        return m_order;
    }

    /** @return number of DOFs */
    public int size() {
        return m_powers.length;
    }

    /** @return F, X, Y, X2, XY, … in order */
    public List<String> names() {
        return m_names;
    }

    /** @param axis 0 = x to 2 = z; @return how often a DOF is derived along it */
    public int power(final int dof, final int axis) {
        return m_powers[dof][axis];
    }

    /** @return order of the derivative */
    public int order(final int dof) {
        return m_powers[dof][0] + m_powers[dof][1] + m_powers[dof][2];
    }

    /** @return index of the derivative of the given powers, -1 if the layout does not have it */
    public int index(final int... powers) {
        for (int i = 0; i < m_powers.length; i++) {
            if (Arrays.equals(m_powers[i], Arrays.copyOf(powers, 3))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * @return product of the factorials of the DOF's powers: what a monomial's coefficient times it is the derivative
     */
    public int factorials(final int dof) {
        int product = 1;
        for (int power : m_powers[dof]) {
            for (int i = 2; i <= power; i++) {
                product *= i;
            }
        }
        return product;
    }

    /** @return a quantity's name after derivation: {@code fit(u)}, {@code dx(u)}, {@code dxyz(u)} */
    public String derivative(final int dof, final String quantity) {
        var name = new StringBuilder(dof == 0 ? "fit" : "d");
        for (int axis = 0; axis < 3; axis++) {
            name.append(String.valueOf((char)('x' + axis)).repeat(m_powers[dof][axis]));
        }
        return name.append('(').append(quantity).append(')').toString();
    }

    /** @return the DOFs of an order, in order */
    public List<Integer> ofOrder(final int order) {
        var dofs = new ArrayList<Integer>();
        for (int i = 0; i < size(); i++) {
            if (order(i) == order) {
                dofs.add(i);
            }
        }
        return dofs;
    }

    @Override
    public String toString() {
        return String.join(" ", m_names);
    }
}

package org.latentrom.engine.raster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The plane or straight line that points lie in, and two axes of it. A plane of two coordinate axes has these axes, in
 * this order. A tilted plane has orthonormal axes: the first is the x axis projected into it (the y axis, if the plane
 * is at right angles to x), the second has a positive y component, or z if it has none. A line has its own direction as
 * first axis and 0 as second coordinate.
 *
 * @param dimension 2 for a plane, 1 for a line
 * @param first the first axis, of length 1
 * @param second the second axis, of length 1; 0 for a line
 * @param normal number of the coordinate axis at right angles, 0 = x; -1 if tilted or a line
 */
record PlaneAxes(int dimension, double[] first, double[] second, int normal) {
    /** Points may lie beside the plane by this share of the extent: what files with float32 points round off. */
    private static final double FLATNESS = 1e-6;

    /** Less than this is 0 when a direction is told. */
    private static final double ROUNDING = 1e-12;

    /**
     * @param points coordinates {@code [3 * point + axis]}, finite
     * @param used which points count, at least one
     * @param area whether the points belong to cells with an area, which never make a line
     * @throws IllegalArgumentException if the points lie in no plane, or an area is asked for and they lie on a line or
     *             in one place; the message says what to do
     */
    static PlaneAxes of(final double[] points, final int[] used, final boolean area) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int p : used) {
            for (int a = 0; a < 3; a++) {
                low[a] = Math.min(low[a], points[3 * p + a]);
                high[a] = Math.max(high[a], points[3 * p + a]);
            }
        }
        double[] range = {high[0] - low[0], high[1] - low[1], high[2] - low[2]};
        double size = Math.max(range[0], Math.max(range[1], range[2]));
        int flat = range[2] <= Math.min(range[0], range[1]) ? 2 : range[1] <= range[0] ? 1 : 0;
        int u = flat == 0 ? 1 : 0;
        int v = flat == 2 ? 1 : 2;
        if (!(size > 0) || area && range[flat] <= FLATNESS * size && !(Math.min(range[u], range[v]) > 0)) {
            throw new IllegalArgumentException("the mesh's " + (area ? "cells" : "points") + " lie on a line or in one"
                + " place: x from " + low[0] + " to " + high[0] + ", y from " + low[1] + " to " + high[1] + ", z from "
                + low[2] + " to " + high[2] + ". There is no area that could become pixels: look at the file's"
                + " coordinates.");
        }
        if (range[flat] <= FLATNESS * size && (area || Math.min(range[u], range[v]) > FLATNESS * size
            && PrincipalAxes.of(points, used).spread(1) > FLATNESS * size)) {
            return new PlaneAxes(2, unit(u), unit(v), flat);
        }
        return tilted(points, used, area, size);
    }

    private static PlaneAxes tilted(final double[] points, final int[] used, final boolean area, final double size) {
        var principal = PrincipalAxes.of(points, used);
        double tolerance = FLATNESS * size;
        if (principal.spread(2) > tolerance) {
            throw new IllegalArgumentException("the mesh does not lie in a plane: point " + principal.farthest()
                + " is " + principal.spread(2) + " beside the plane that fits best. Slice the mesh or project it into a"
                + " plane first (ParaView: filter Slice or Transform).");
        }
        if (principal.spread(1) <= tolerance && !area) {
            return new PlaneAxes(1, positive(principal.axis(0)), new double[3], -1);
        }
        double[] n = principal.axis(2);
        int start = Math.abs(n[0]) < 1 - 1e-9 ? 0 : 1;
        double[] first = unit(start);
        double along = n[start];
        for (int a = 0; a < 3; a++) {
            first[a] -= along * n[a];
        }
        double length = Math.sqrt(first[0] * first[0] + first[1] * first[1] + first[2] * first[2]);
        for (int a = 0; a < 3; a++) {
            first[a] /= length;
        }
        double[] second = {n[1] * first[2] - n[2] * first[1], n[2] * first[0] - n[0] * first[2],
            n[0] * first[1] - n[1] * first[0]};
        int sign = Math.abs(second[1]) > 1e-9 ? 1 : 2;
        if (second[sign] < 0) {
            second = new double[]{-second[0], -second[1], -second[2]};
        }
        return new PlaneAxes(2, first, second, -1);
    }

    private static double[] unit(final int axis) {
        var unit = new double[3];
        unit[axis] = 1;
        return unit;
    }

    /** The sense in which the greatest component is positive; a coordinate axis exactly, if it is one. */
    private static double[] positive(final double[] axis) {
        int greatest = 0;
        for (int a = 1; a < 3; a++) {
            greatest = Math.abs(axis[a]) > Math.abs(axis[greatest]) ? a : greatest;
        }
        if (Math.abs(axis[greatest]) > 1 - FLATNESS * FLATNESS) {
            return unit(greatest);
        }
        double sign = Math.signum(axis[greatest]);
        return new double[]{sign * axis[0], sign * axis[1], sign * axis[2]};
    }

    /** @return coordinates along the axes, {@code [2 * point + axis]}; those of the points themselves if possible */
    double[] project(final double[] points) {
        var xy = new double[points.length / 3 * 2];
        int u = coordinateAxis(first);
        int v = coordinateAxis(second);
        for (int p = 0; p < xy.length / 2; p++) {
            xy[2 * p] = u >= 0 ? points[3 * p + u] : dot(first, points, p);
            xy[2 * p + 1] = dimension == 1 ? 0 : v >= 0 ? points[3 * p + v] : dot(second, points, p);
        }
        return xy;
    }

    private static double dot(final double[] axis, final double[] points, final int p) {
        return axis[0] * points[3 * p] + axis[1] * points[3 * p + 1] + axis[2] * points[3 * p + 2];
    }

    private static int coordinateAxis(final double[] axis) {
        for (int a = 0; a < 3; a++) {
            if (axis[a] == 1) {
                return a;
            }
        }
        return -1;
    }

    /** @return names of the axes: "x", or a direction such as "(0.8, 0, 0.6)"; one for a line */
    List<String> names() {
        return dimension == 1 ? List.of(name(first)) : List.of(name(first), name(second));
    }

    private static String name(final double[] axis) {
        int a = coordinateAxis(axis);
        return a >= 0 ? "xyz".substring(a, a + 1) : String.join(", ", Arrays.stream(axis)
            .mapToObj(v -> Math.abs(v) < ROUNDING ? "0" : String.format(Locale.ROOT, "%.4g", v)).toList())
            .transform(s -> "(" + s + ")");
    }
}

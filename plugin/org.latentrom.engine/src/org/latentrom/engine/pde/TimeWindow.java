package org.latentrom.engine.pde;

import java.util.Arrays;

/**
 * Neighbouring rows of a run, from which time derivatives in one of them are taken: those of the polynomial through
 * the rows' values. Inside of a run these are the row and one on each side, which makes the first derivative one of
 * second order also if the steps differ; at the ends the three nearest, or two if the run has only two.
 *
 * @param from index of the first row in its run
 * @param at index of the row to derive at, in the window
 * @param times times of the window's rows, one to three, increasing
 */
public record TimeWindow(int from, int at, double[] times) {
    private static final int MOST_ROWS = 3;

    /**
     * @param times times of a run's rows
     * @param row the row to derive at
     * @param order highest order of the time derivatives, 0 to 2
     * @return the window; the row alone if the order is 0
     * @throws IllegalArgumentException if the run has too few rows, or times in the window do not increase
     */
    public static TimeWindow of(final double[] times, final int row, final int order) {
        if (order == 0) {
            return new TimeWindow(row, 0, new double[]{times[row]});
        }
        if (times.length <= order) {
            throw new IllegalArgumentException("the time derivative of order " + order + " needs " + (order + 1)
                + " rows, there " + (times.length == 1 ? "is 1" : "are " + times.length)
                + ". Give more snapshots, or leave the time derivative out of the equations");
        }
        int count = Math.min(MOST_ROWS, times.length);
        int from = Math.max(0, Math.min(row - 1, times.length - count));
        double[] window = Arrays.copyOfRange(times, from, from + count);
        for (int i = 1; i < count; i++) {
            if (!(window[i] > window[i - 1])) {
                throw new IllegalArgumentException("the time " + window[i] + " follows " + window[i - 1]
                    + ": times must increase. Sort the rows by time and remove those that occur twice");
            }
        }
        return new TimeWindow(from, row - from, window);
    }

    /** @return number of rows */
    public int rows() {
        return times.length;
    }

    /** @return whether there is a row on each side, or only one row is needed */
    public boolean isInside() {
        return rows() == 1 || at > 0 && at < rows() - 1;
    }

    /**
     * @param order order of the derivative, less than the number of rows
     * @return what the values of the rows are multiplied by, before they are summed up, per unit of time^order
     */
    public double[] weights(final int order) {
        var weights = new double[rows()];
        for (int k = 0; k < rows(); k++) {
            weights[k] = lagrange(k, order);
        }
        return weights;
    }

    /** A derivative of the Lagrange polynomial that is 1 in one row and 0 in the others. */
    private double lagrange(final int k, final int order) {
        double denominator = 1;
        double sum = 0;
        double product = 1;
        for (int j = 0; j < rows(); j++) {
            if (j != k) {
                denominator *= times[k] - times[j];
                sum += times[at] - times[j];
                product *= times[at] - times[j];
            }
        }
        int degree = rows() - 1;
        double numerator = switch (degree - order) {
            case 0 -> degree == 2 ? 2 : 1; // the highest derivative is constant
            case 1 -> degree == 2 ? sum : product;
            default -> product;
        };
        return numerator / denominator;
    }
}

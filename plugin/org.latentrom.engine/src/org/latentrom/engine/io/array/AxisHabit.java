package org.latentrom.engine.io.array;

/** How those who write a kind of file mostly order the axes of a pixel grid, where the lengths do not tell. */
public enum AxisHabit {
    /** (rows, columns), as everybody knows: NumPy */
    ROWS,
    /** (rows, columns), but others are seen; a guess is told */
    ROWS_MOSTLY,
    /** (x, y), as PDEBench */
    X_FIRST,
    /** (rows, columns, times): MATLAB */
    TIME_LAST
}

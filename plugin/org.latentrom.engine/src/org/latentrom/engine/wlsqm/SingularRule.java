package org.latentrom.engine.wlsqm;

/** What happens at a pixel whose neighbours, being too few or in line, do not determine a quadratic polynomial. */
public enum SingularRule {
    /** The pixel gets NaN and is no longer valid. */
    LEAVE_OUT,
    /** A polynomial of order 1, or else 0, is fitted; its higher derivatives are 0. */
    LOWER_ORDER
}

package org.latentrom.engine.wlsqm;

/** What happens at a pixel whose neighbours, being too few or in line, do not determine the polynomial. */
public enum SingularRule {
    /** The pixel gets NaN and is no longer valid. */
    LEAVE_OUT,
    /** A polynomial of the greatest order that is determined is fitted, down to 0; its higher derivatives are 0. */
    LOWER_ORDER
}

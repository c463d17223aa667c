package org.latentrom.engine.raster;

/** What happens to values that are NaN, infinite or beyond float32. */
public enum NonFiniteRule {
    /** They are an error that names the first one. */
    FAIL,
    /** Pixels that take part of their value from them, in any channel, are not valid in that field's mask. */
    MASK_OUT
}

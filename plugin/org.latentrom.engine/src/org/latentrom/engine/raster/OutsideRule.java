package org.latentrom.engine.raster;

/** What a mesh point gets that lies outside of a field's valid pixels. */
public enum OutsideRule {
    /** The value of the nearest valid pixel. */
    NEAREST,
    /** NaN. */
    NAN
}

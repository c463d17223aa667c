package org.latentrom.engine.wlsqm;

/**
 * Which derivatives come from fits of the first derivatives. A second derivative that is fitted to the first ones has
 * less noise and a bias of its own: it helps where noise dominates, and makes the result worse where the radius is too
 * large already (the radius 40.5 on 128 x 128 pixels of sin x cos y: RMS error .093 without, .111 with it).
 */
public enum Refit {
    /** None: everything comes from the fit of the values. */
    OFF,
    /** Second and higher derivatives; those that lead over x and over y are the mean of both ways. */
    SECOND,
    /** Also the first derivatives, which become smoother: the fitted values of the fits of them. */
    ALSO_FIRST
}

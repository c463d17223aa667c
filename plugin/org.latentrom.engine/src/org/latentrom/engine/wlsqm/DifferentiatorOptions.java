package org.latentrom.engine.wlsqm;

import java.util.Objects;

/**
 * How a field is derived.
 *
 * @param fit neighbourhood, order, weights and what happens at singular pixels
 * @param refit which derivatives come from fits of the first derivatives
 * @param denoiseSteps how often values are replaced by fitted ones before they are derived, not negative
 */
public record DifferentiatorOptions(FitOptions fit, Refit refit, int denoiseSteps) {
    /** @throws IllegalArgumentException if the number of steps is negative */
    public DifferentiatorOptions {
        Objects.requireNonNull(fit, "fit");
        Objects.requireNonNull(refit, "refit");
        if (denoiseSteps < 0) {
            throw new IllegalArgumentException("the number of denoising steps is " + denoiseSteps + "; 0 is none");
        }
    }

    /** @return one fit, neither refitted nor denoised */
    public static DifferentiatorOptions of(final FitOptions fit) {
        return new DifferentiatorOptions(fit, Refit.OFF, 0);
    }
}

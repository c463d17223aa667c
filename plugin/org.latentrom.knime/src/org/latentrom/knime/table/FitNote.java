package org.latentrom.knime.table;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.latentrom.engine.wlsqm.DifferentiatorOptions;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.Refit;
import org.latentrom.engine.wlsqm.Weighting;

/**
 * What the properties of a column of derivatives tell of the fits that it is made of, so that a picture can say it.
 *
 * @param neighbourhood the pixels of a fit
 * @param settings a sentence part for a heading
 */
public record FitNote(Neighbourhood neighbourhood, String settings) {
    private static final String RADIUS = "latentrom.fit.radius";

    private static final String EXPONENT = "latentrom.fit.p";

    private static final String SETTINGS = "latentrom.fit.settings";

    /** @return properties for a column of derivatives */
    public static DataColumnProperties properties(final DifferentiatorOptions options) {
        final Neighbourhood n = options.fit().neighbourhood();
        return new DataColumnProperties(Map.of(RADIUS, Double.toString(n.radius()), EXPONENT, Double.toString(n.p()),
            SETTINGS, settings(options)));
    }

    private static String settings(final DifferentiatorOptions options) {
        final FitOptions fit = options.fit();
        final double p = fit.neighbourhood().p();
        final String shape = p == 2 ? "disc" : Double.isInfinite(p) ? "box" : "p = " + p + " neighbourhood";
        return shape + " of radius " + fit.neighbourhood().radius() + ", order " + fit.order()
            + (fit.weighting() == Weighting.UNIFORM ? ""
                : ", " + fit.weighting().name().toLowerCase(Locale.ROOT) + " weights")
            + (options.refit() == Refit.OFF ? "" : ", refitted")
            + (options.denoiseSteps() == 0 ? "" : ", denoising steps: " + options.denoiseSteps());
    }

    /** @return what a column tells; nothing if it was not made by a WLSQM Differentiator */
    public static Optional<FitNote> of(final DataColumnSpec column) {
        final DataColumnProperties p = column.getProperties();
        final String radius = p.getProperty(RADIUS);
        final String exponent = p.getProperty(EXPONENT);
        final String settings = p.getProperty(SETTINGS);
        if (radius == null || exponent == null || settings == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                new FitNote(Neighbourhood.pNorm(Double.parseDouble(radius), Double.parseDouble(exponent)), settings));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // properties may come from any file
        }
    }
}

package org.latentrom.knime.differentiator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.FieldDifferentiator;
import org.latentrom.engine.wlsqm.ImageWlsqm;
import org.latentrom.engine.wlsqm.SingularPixels;

/** Counts the pixels that are not as the user may expect, and says so once for all rows. */
final class DerivativeWarnings {
    private long m_rows;

    private long m_singularRows;

    private String m_firstSingular;

    private long m_loweredRows;

    private String m_firstLowered;

    private long m_nanRows;

    private String m_firstNan;

    void add(final String row, final FieldDifferentiator derivatives, final Progress progress) {
        m_rows++;
        final var fits = derivatives.fits();
        final int nan = derivatives.notANumber();
        if (nan > 0 && m_nanRows++ == 0) {
            m_firstNan = nan + " in row \"" + row + "\"";
        }
        if (derivatives.fitted().count() < fits.mask().count() && m_singularRows++ == 0) {
            m_firstSingular = first(row, fits, progress);
        }
        if (fits.lowered() > 0 && m_loweredRows++ == 0) {
            m_firstLowered = first(row, fits, progress);
        }
    }

    private static String first(final String row, final ImageWlsqm fits, final Progress progress) {
        return " In row \"" + row + "\": "
            + fits.singularPixels(progress).map(SingularPixels::message)
                .orElse("fits of fits have too few neighbours.");
    }

    /** @return the warnings as one text, if there are any */
    Optional<String> text() {
        final List<String> texts = new ArrayList<>();
        if (m_singularRows > 0) {
            texts.add("Pixels whose valid neighbours are too few were left out in " + rows(m_singularRows) + "."
                + m_firstSingular);
        }
        if (m_loweredRows > 0) {
            texts.add("Pixels whose valid neighbours are too few got a polynomial of lower order, so that its higher "
                + "derivatives are 0, in " + rows(m_loweredRows) + "." + m_firstLowered);
        }
        if (m_nanRows > 0) {
            texts.add("Pixels without a value (NaN) were treated as masked in " + rows(m_nanRows) + " (" + m_firstNan
                + ").");
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts));
    }

    private String rows(final long count) {
        return count + " of " + m_rows + (m_rows == 1 ? " row" : " rows");
    }
}

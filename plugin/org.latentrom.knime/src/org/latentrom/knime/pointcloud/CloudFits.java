package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.engine.scattered.ScatteredWlsqm;

/** Prepares the fits of clouds and remembers what is to be said about them. The last cloud's are kept. */
final class CloudFits {
    private final FitParameters m_parameters;

    private ScatteredWlsqm m_last;

    private int m_leftOut;

    private int m_lowered;

    private String m_singular = "";

    private int m_duplicates;

    private String m_duplicate = "";

    CloudFits(final FitParameters parameters) {
        m_parameters = parameters;
    }

    /**
     * @param name what the user calls a point
     * @param where which cloud it is, "" or with a blank at the end
     */
    ScatteredWlsqm of(final PointCloud cloud, final IntFunction<String> name, final String where,
        final Progress progress) {
        if (m_last == null || !m_last.origins().equals(cloud)) {
            m_last = null; // its memory is needed
            m_last = ScatteredWlsqm.prepare(cloud, m_parameters.rule(cloud.dimension()), m_parameters.options(),
                progress);
            final ScatteredWlsqm fits = m_last;
            fits.singular().ifPresent(s -> {
                m_leftOut += s.leftOut();
                m_lowered += s.lowered();
                m_singular = m_singular.isEmpty() ? where + s.describe(fits, name) : m_singular;
            });
            cloud.duplicates().ifPresent(d -> {
                m_duplicates += d.count();
                m_duplicate =
                    m_duplicate.isEmpty() ? name.apply(d.point()) + " and " + name.apply(d.earlier()) : m_duplicate;
            });
        }
        return m_last;
    }

    /** @return what the user should know, a sentence or more each */
    List<String> warnings() {
        final List<String> warnings = new ArrayList<>();
        if (m_leftOut + m_lowered > 0) {
            warnings.add((m_leftOut > 0 ? m_leftOut + " points were left out. " : "")
                + (m_lowered > 0 ? m_lowered + " points got a lower order. " : "")
                + Character.toUpperCase(m_singular.charAt(0)) + m_singular.substring(1));
        }
        if (m_duplicates > 0) {
            warnings.add(m_duplicates + " points lie where another one does, the first " + m_duplicate
                + ". They count twice; average them first if that is not meant.");
        }
        return warnings;
    }
}

package org.latentrom.knime.latentsampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.sampling.GaussianMixture;
import org.latentrom.engine.sampling.LatentGrid;
import org.latentrom.engine.sampling.LatinHypercube;
import org.latentrom.engine.sampling.StandardNormal;
import org.latentrom.knime.latentsampler.LatentSamplerParameters.Centre;
import org.latentrom.knime.latentsampler.LatentSamplerParameters.Components;
import org.latentrom.knime.latentsampler.LatentSamplerParameters.Mode;
import org.latentrom.knime.latentsampler.LatentSamplerParameters.Unit;
import org.latentrom.knime.latentsampler.SourceStates.State;
import org.latentrom.knime.table.NodeWork;

/** Makes the states that the options ask for. */
final class StateSampler {
    private final LatentSamplerParameters m_options;

    private final SourceStates m_source;

    private final int m_latents;

    private final int m_parameters;

    private final boolean m_hasSigma;

    StateSampler(final LatentSamplerParameters options, final SourceStates source, final SourceStates.Columns columns) {
        m_options = options;
        m_source = source;
        m_latents = columns.latents().size();
        m_parameters = columns.parameters().size();
        m_hasSigma = columns.hasSigma();
    }

    List<Sampled> sample(final Progress progress) throws KNIMEException {
        return switch (m_options.m_mode) {
            case PRIOR -> around(StandardNormal.sample(m_options.m_count, m_latents, m_options.m_seed), companion());
            case MIXTURE -> mixture(progress);
            case INTERPOLATION -> interpolation();
            case HYPERCUBE -> around(LatinHypercube.sample(centre(), halfWidths(), m_options.m_count,
                m_options.m_seed), companion());
            case TRAVERSAL -> traversals();
            case GRID -> around(LatentGrid.of(centre(), m_options.m_latent, m_options.m_secondLatent,
                m_options.values()), companion());
        };
    }

    /** The row whose time and parameters go with all states; without rows, time 0 and missing parameters. */
    private State companion() throws KNIMEException {
        if (m_source.firstOrNull() == null && m_options.m_row.isBlank()) {
            final double[] none = new double[m_parameters];
            Arrays.fill(none, Double.NaN);
            return new State(new double[m_latents], null, 0, none);
        }
        return m_source.get(m_options.m_row);
    }

    private double[] centre() throws KNIMEException {
        return m_options.m_centre == Centre.ORIGIN ? new double[m_latents] : m_source.get(m_options.m_row).z();
    }

    private List<Sampled> around(final double[][] z, final State row) {
        final List<Sampled> all = new ArrayList<>(z.length);
        for (int i = 0; i < z.length; i++) {
            all.add(sampled(m_options.m_mode.text() + " " + (i + 1), null, z[i], row));
        }
        return all;
    }

    private static Sampled sampled(final String run, final DataCell note, final double[] z, final State row) {
        return new Sampled(run, note, new State(z, null, row.time(), row.parameters()));
    }

    private List<Sampled> mixture(final Progress progress) throws KNIMEException {
        final double[][] states = m_source.all().stream().map(State::z).toArray(double[][]::new);
        final double[][] sigmas = m_source.all().stream().map(State::sigma).toArray(double[][]::new);
        final double[][] drawn = m_hasSigma && states.length > 0
            ? StandardNormal.samplePosteriors(states, sigmas, m_options.m_seed) : states;
        final GaussianMixture mixture = m_options.m_componentsMode == Components.GIVEN
            ? GaussianMixture.fit(drawn, m_options.m_components, m_options.m_seed, progress)
            : GaussianMixture.choose(drawn, m_options.m_components, m_options.m_seed, progress);
        final State row = companion();
        final List<Sampled> all = new ArrayList<>();
        for (GaussianMixture.Draw draw : mixture.sample(m_options.m_count, m_options.m_seed)) {
            all.add(sampled(Mode.MIXTURE.text() + " " + (all.size() + 1), new IntCell(draw.component()), draw.z(),
                row));
        }
        return all;
    }

    private List<Sampled> interpolation() throws KNIMEException {
        final State from = m_source.get(m_options.m_fromRow);
        final State to = m_source.getOrLast(m_options.m_toRow);
        final double[][] z = m_options.m_way.engine().between(from.z(), to.z(), m_options.m_count);
        final List<Sampled> all = new ArrayList<>();
        for (int i = 0; i < z.length; i++) {
            final double share = i / (z.length - 1.0);
            final double[] parameters = new double[m_parameters];
            Arrays.setAll(parameters, k -> between(from.parameters()[k], to.parameters()[k], share));
            all.add(new Sampled(Mode.INTERPOLATION.text(), new DoubleCell(share),
                new State(z[i], null, between(from.time(), to.time(), share), parameters)));
        }
        return all;
    }

    private static double between(final double from, final double to, final double share) {
        return share == 1 ? to : from + share * (to - from);
    }

    private double[] halfWidths() throws KNIMEException {
        final double[] widths = new double[m_latents];
        Arrays.fill(widths, m_options.m_halfWidth);
        if (m_options.m_unit != Unit.PRIOR) {
            final double[] units = m_options.m_unit == Unit.ROW ? rowSigma() : deviations();
            Arrays.setAll(widths, l -> m_options.m_halfWidth * units[l]);
        }
        return widths;
    }

    private double[] rowSigma() throws KNIMEException {
        final double[] sigma = m_source.get(m_options.m_row).sigma();
        if (Arrays.stream(sigma).anyMatch(s -> !(s >= 0 && s < Double.POSITIVE_INFINITY))) {
            throw NodeWork.failure("The row has no standard deviation for each latent variable.",
                "Choose another row, or another unit of the width.");
        }
        return sigma;
    }

    private double[] deviations() throws KNIMEException {
        final List<State> states = m_source.all();
        if (states.size() < 2) {
            throw NodeWork.failure("The table \"" + SourceStates.TABLE + "\" has " + states.size()
                + " rows with latent values, a standard deviation needs two.",
                "Connect a table with more rows, or choose another unit of the width.");
        }
        final double[] deviations = new double[m_latents];
        for (int l = 0; l < m_latents; l++) {
            final int latent = l;
            final double mean = states.stream().mapToDouble(s -> s.z()[latent]).average().orElseThrow();
            deviations[l] = Math.sqrt(states.stream().mapToDouble(s -> Math.pow(s.z()[latent] - mean, 2)).sum()
                / (states.size() - 1));
        }
        return deviations;
    }

    private List<Sampled> traversals() throws KNIMEException {
        final double[] values = m_options.values();
        final State row = companion();
        final List<Sampled> all = new ArrayList<>();
        for (int l = m_options.m_all ? 0 : m_options.m_latent; l < m_latents; l++) {
            final double[][] z = LatentGrid.traverse(centre(), l, values);
            for (int i = 0; i < z.length; i++) {
                all.add(sampled(m_options.m_prefix + l, new DoubleCell(values[i]), z[i], row));
            }
            if (!m_options.m_all) {
                break;
            }
        }
        return all;
    }
}

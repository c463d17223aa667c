package org.latentrom.knime.differentiator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.engine.wlsqm.DerivedChannel;
import org.latentrom.engine.wlsqm.FieldDifferentiator;
import org.latentrom.engine.wlsqm.NoiseEstimate;
import org.latentrom.knime.differentiator.NoiseChoices.Noise;
import org.latentrom.knime.differentiator.WlsqmDifferentiatorParameters.Channels;
import org.latentrom.knime.table.NameList;

/** What is chosen, of one field after the other; what depends on grid and mask is done once for equal ones. */
final class FieldDerivatives {
    private final WlsqmDifferentiatorParameters m_parameters;

    private final Progress m_progress;

    private final long m_rows;

    private final DerivativeWarnings m_warnings = new DerivativeWarnings();

    private List<String> m_channels;

    private FieldDifferentiator m_prepared;

    private FieldDifferentiator m_qualityOf;

    private final List<Field> m_quality = new ArrayList<>();

    private long m_done;

    /** @param rows how many fields there will be, for the progress */
    FieldDerivatives(final WlsqmDifferentiatorParameters parameters, final long rows, final Progress progress) {
        m_parameters = parameters;
        m_rows = rows;
        m_progress = progress;
    }

    /** @return what the user should know of the fields so far */
    DerivativeWarnings warnings() {
        return m_warnings;
    }

    /**
     * @param row the row's name, for warnings
     * @throws IllegalArgumentException if the field lacks a channel, has other channels than the fields before, no
     *             usable pixel or an infinite value, or a derivative that is not possible
     */
    Derivatives of(final String row, final Field field) {
        final double done = Math.min(1, (double)m_done / m_rows);
        m_done++;
        final Progress progress = m_progress.part(done, Math.min(1, (double)m_done / m_rows));
        progress.report(0, () -> "Derivatives of row \"" + row + "\"");
        progress.checkCanceled();
        final List<String> channels = channels(field);
        final List<DerivedChannel> wanted = wanted(channels, field);
        final Set<String> sources = new LinkedHashSet<>(wanted.isEmpty() ? channels : List.of());
        wanted.forEach(c -> c.terms().forEach(t -> sources.add(t.channel())));
        if (m_prepared == null || !m_prepared.serves(field)) {
            m_prepared = FieldDifferentiator.prepare(field, m_parameters.options(), progress);
        }
        final FieldDifferentiator fits = m_prepared.without(field, sources, progress);
        m_warnings.add(row, fits, progress);
        final List<Field> parts = new ArrayList<>();
        if (!wanted.isEmpty()) {
            parts.add(fits.differentiate(field, wanted, progress));
        }
        final List<NoiseEstimate> noise = noise(field, channels, fits, progress);
        for (int c = 0; c < channels.size() && m_parameters.m_deviation; c++) {
            for (Derivative d : m_parameters.derivatives()) {
                parts.add(fits.deviations(channels.get(c), d, noise.get(c).unbiased()));
            }
        }
        parts.addAll(quality(fits));
        return new Derivatives(joined(parts, inside(fits)), columns(noise));
    }

    /** What depends on the geometry alone, and so is the same for most rows. */
    private List<Field> quality(final FieldDifferentiator fits) {
        if (fits != m_qualityOf) {
            m_quality.clear();
            if (m_parameters.m_condition) {
                m_quality.add(fits.conditionNumbers());
            }
            if (m_parameters.m_leverage) {
                m_quality.add(fits.leverages());
            }
            m_qualityOf = fits;
        }
        return m_quality;
    }

    private double[] columns(final List<NoiseEstimate> noise) {
        return switch (m_parameters.m_noise) {
            case OFF -> new double[0];
            case RMS -> noise.stream().mapToDouble(NoiseEstimate::rms).toArray();
            case UNBIASED -> noise.stream().mapToDouble(NoiseEstimate::unbiased).toArray();
        };
    }

    private List<String> channels(final Field field) {
        if (m_parameters.m_channels == Channels.NAMED) {
            return NameList.parse(m_parameters.m_channelNames);
        }
        final List<String> channels = field.shape().channels();
        if (m_channels == null) {
            m_channels = channels;
        }
        if (!m_channels.equals(channels)) {
            throw new IllegalArgumentException("the field has the channels " + channels + ", those of rows before have "
                + m_channels + ". Name channels that all rows have in the dialog, or derive the rows apart");
        }
        return channels;
    }

    private List<DerivedChannel> wanted(final List<String> channels, final Field field) {
        final List<DerivedChannel> wanted = new ArrayList<>();
        for (String channel : channels) {
            for (Derivative d : m_parameters.derivatives()) {
                wanted.add(DerivedChannel.of(channel, d));
            }
            if (m_parameters.m_laplacian) {
                wanted.add(DerivedChannel.laplacian(channel));
            }
        }
        if (m_parameters.ofVelocity()) {
            final String u = velocity(m_parameters.m_u, field, 0);
            final String v = velocity(m_parameters.m_v, field, 1);
            if (m_parameters.m_vorticity) {
                wanted.add(DerivedChannel.vorticity(u, v));
            }
            if (m_parameters.m_divergence) {
                wanted.add(DerivedChannel.divergence(u, v));
            }
        }
        return wanted;
    }

    private static String velocity(final String chosen, final Field field, final int place) {
        if (!chosen.isBlank()) {
            return chosen.strip();
        }
        final List<String> channels = field.shape().channels();
        if (place >= channels.size()) {
            throw new IllegalArgumentException("vorticity and divergence need two velocity channels, the field has "
                + "only " + channels + ". Name the channels in the dialog, or switch vorticity and divergence off");
        }
        return channels.get(place);
    }

    private List<NoiseEstimate> noise(final Field field, final List<String> channels, final FieldDifferentiator fits,
        final Progress progress) {
        if (m_parameters.m_noise == Noise.OFF && !m_parameters.m_deviation) {
            return List.of();
        }
        return channels.stream().map(c -> fits.noise(field, c, progress)).toList();
    }

    /** The pixels with derivatives, less the band along borders. */
    private Mask inside(final FieldDifferentiator fits) {
        final int band = m_parameters.band();
        final Mask mask = fits.fitted();
        if (band == 0) {
            return mask;
        }
        final Mask inside = mask.and(fits.fits().mask().eroded(band));
        if (inside.count() == 0) {
            throw new IllegalArgumentException("of " + mask + " pixels none is left inside a band of " + band
                + " pixels along borders and masked pixels. Choose a narrower band, a smaller radius, or keep all "
                + "pixels");
        }
        return inside;
    }

    private static Field joined(final List<Field> parts, final Mask mask) {
        final List<String> names = new ArrayList<>();
        parts.forEach(p -> names.addAll(p.shape().channels()));
        final var shape = parts.get(0).shape().withChannels(names);
        final float[] values = new float[shape.size()];
        int at = 0;
        for (Field part : parts) {
            for (int i = 0; i < part.values().length; i++) {
                values[at++] = mask.isValid(i % shape.pixels()) ? part.values()[i] : 0;
            }
        }
        return new Field(shape, values, mask);
    }
}

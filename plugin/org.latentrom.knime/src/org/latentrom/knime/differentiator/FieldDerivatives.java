package org.latentrom.knime.differentiator;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.FieldDifferentiator;
import org.latentrom.knime.differentiator.WlsqmDifferentiatorParameters.Channels;
import org.latentrom.knime.table.KnimeProgress;
import org.latentrom.knime.table.NameList;

/** The chosen derivatives of one field after the other; what depends on grid and mask is done once for equal ones. */
final class FieldDerivatives {
    private final WlsqmDifferentiatorParameters m_parameters;

    private final Progress m_progress;

    private FieldDifferentiator m_differentiator;

    FieldDerivatives(final WlsqmDifferentiatorParameters parameters, final Progress progress) {
        m_parameters = parameters;
        m_progress = KnimeProgress.quiet(progress);
    }

    /** @return valid pixels of the last field that have no derivative */
    int singular() {
        return m_differentiator == null ? 0 : m_differentiator.fits().singular();
    }

    /**
     * @return the derivatives of each chosen channel, then the vorticity, as the channels of one field
     * @throws IllegalArgumentException if the field lacks a channel or holds a value that is not finite
     */
    Field of(final Field field) {
        m_progress.checkCanceled();
        if (m_differentiator == null || !m_differentiator.serves(field)) {
            m_differentiator = FieldDifferentiator.prepare(field, m_parameters.neighbourhood(), m_parameters.rule(),
                m_progress);
        }
        final List<Field> parts = new ArrayList<>();
        if (!m_parameters.derivatives().isEmpty()) {
            final List<String> channels = m_parameters.m_channels == Channels.NAMED
                ? NameList.parse(m_parameters.m_channelNames) : field.shape().channels();
            parts.add(m_differentiator.differentiate(field, channels, m_parameters.derivatives(), m_progress));
        }
        if (m_parameters.m_vorticity) {
            parts.add(m_differentiator.vorticity(field, channel(m_parameters.m_u, field, 0),
                channel(m_parameters.m_v, field, 1), m_progress));
        }
        return joined(parts);
    }

    private static String channel(final String chosen, final Field field, final int place) {
        if (!chosen.isBlank()) {
            return chosen.strip();
        }
        final List<String> channels = field.shape().channels();
        if (place >= channels.size()) {
            throw new IllegalArgumentException("the vorticity needs two velocity channels, the field has only "
                + channels + ". Name the channels in the dialog, or switch the vorticity off");
        }
        return channels.get(place);
    }

    private static Field joined(final List<Field> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        final List<String> names = new ArrayList<>();
        int size = 0;
        for (Field part : parts) {
            names.addAll(part.shape().channels());
            size += part.values().length;
        }
        final float[] values = new float[size];
        int at = 0;
        for (Field part : parts) {
            System.arraycopy(part.values(), 0, values, at, part.values().length);
            at += part.values().length;
        }
        final Mask mask = parts.get(0).mask();
        return new Field(parts.get(0).shape().withChannels(names), values, mask);
    }
}

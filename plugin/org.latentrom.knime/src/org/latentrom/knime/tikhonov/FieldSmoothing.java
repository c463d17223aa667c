package org.latentrom.knime.tikhonov;

import java.util.EnumSet;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.tikhonov.FieldTikhonov;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.tikhonov.TikhonovChoices.Channels;

/** The derivatives of one field after the other. */
final class FieldSmoothing {
    private final TikhonovDifferentiatorParameters m_parameters;

    private final ChosenParameters m_chosen;

    private final long m_rows;

    private final Progress m_progress;

    private long m_done;

    /** @param rows how many fields there will be, for the progress */
    FieldSmoothing(final TikhonovDifferentiatorParameters parameters, final ChosenParameters chosen, final long rows,
        final Progress progress) {
        m_parameters = parameters;
        m_chosen = chosen;
        m_rows = rows;
        m_progress = progress;
    }

    /** @throws IllegalArgumentException if the field lacks a channel or cannot be derived */
    Field of(final String row, final Field field) {
        final Progress progress =
            m_progress.part((double)m_done / m_rows, Math.min(1, (m_done + 1.0) / m_rows));
        m_done++;
        progress.report(0, () -> "Derivatives of row \"" + row + "\"");
        final List<String> channels = m_parameters.m_channels == Channels.NAMED
            ? NameList.parse(m_parameters.m_channelNames) : field.shape().channels();
        final var result = new FieldTikhonov(m_parameters.regularization(), m_parameters.rule()).differentiate(field,
            channels, EnumSet.copyOf(m_parameters.derivatives()), progress);
        result.selections().forEach((channel, selection) -> m_chosen.add(row, channel, selection));
        m_chosen.addLost(row, result.lost());
        return result.field();
    }
}

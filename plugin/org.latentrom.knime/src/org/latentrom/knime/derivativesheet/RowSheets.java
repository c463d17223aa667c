package org.latentrom.knime.derivativesheet;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.ColorMap;
import org.latentrom.engine.image.DerivativeSheet;
import org.latentrom.engine.image.ExampleStencil;
import org.latentrom.engine.image.FormulaTruth;
import org.latentrom.engine.image.MapSheet;
import org.latentrom.engine.image.SurfaceSheet;
import org.latentrom.engine.image.TrueDerivatives;
import org.latentrom.engine.image.ValueScale;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.derivativesheet.DerivativeSheetParameters.Picture;
import org.latentrom.knime.derivativesheet.DerivativeSheetParameters.Shown;
import org.latentrom.knime.derivativesheet.DerivativeSheetParameters.Truth;
import org.latentrom.knime.image.RowHeading;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.FitNote;

/** Makes sheets of rows. */
final class RowSheets {
    static final String TABLE = "Derivatives";

    private static final int NONE = -1;

    private final DerivativeSheetParameters m_parameters;

    private final DataTableSpec m_spec;

    private final int m_derivatives;

    private final int m_refitted;

    private final int m_truth;

    private final Optional<FitNote> m_fit;

    private final Optional<FormulaTruth> m_formula;

    private final RowNumbers m_numbers;

    /**
     * What is known of a row.
     *
     * @param values the derivatives
     * @param errors their errors, if there is a truth
     */
    record RowSheet(DerivativeSheet values, Optional<DerivativeSheet> errors) {
    }

    /** @throws InvalidSettingsException if a column is missing, holds no fields, or the formula cannot be used */
    RowSheets(final DataTableSpec spec, final DerivativeSheetParameters p) throws InvalidSettingsException {
        m_parameters = p;
        m_spec = spec;
        m_derivatives = ColumnKind.DERIVATIVES.index(spec, p.m_derivativeColumn, TABLE);
        m_refitted = p.m_refitted ? chosen(spec, p.m_refittedColumn, "refitted derivatives") : NONE;
        m_truth = p.m_truth == Truth.COLUMN ? chosen(spec, p.m_trueColumn, "true derivatives") : NONE;
        m_fit = FitNote.of(spec.getColumnSpec(m_derivatives));
        m_numbers = RowNumbers.of(spec);
        try {
            m_formula = p.m_truth == Truth.EXPRESSION
                ? Optional.of(FormulaTruth.of(p.m_formula, m_numbers.columns().keySet())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The formula of the truth cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static int chosen(final DataTableSpec spec, final String column, final String what)
        throws InvalidSettingsException {
        if (column == null || column.isEmpty()) {
            throw new InvalidSettingsException("No column with the " + what + " is chosen. Choose one in the dialog.");
        }
        return ColumnKind.DERIVATIVES.index(spec, column, TABLE);
    }

    /** @return whether there is something to compare with */
    boolean knowsTruth() {
        return m_parameters.m_truth != Truth.NONE;
    }

    /**
     * @return the row's sheet; nothing if one of its fields is missing
     * @throws IllegalArgumentException if the fields do not fit together; the message says what to do
     */
    Optional<RowSheet> of(final DataRow row, final Progress progress) {
        final Field field = field(row, m_derivatives);
        if (field == null || m_refitted != NONE && field(row, m_refitted) == null
            || m_truth != NONE && field(row, m_truth) == null) {
            return Optional.empty();
        }
        final String channel = m_parameters.m_channel.isBlank()
            ? DerivativeSheet.firstDerived(field).orElse(field.shape().channels().get(0))
            : m_parameters.m_channel.strip();
        DerivativeSheet values = DerivativeSheet.of(field, channel);
        if (m_refitted != NONE) {
            values = values.withRefitted(field(row, m_refitted), channel);
        }
        final Optional<DerivativeSheet> errors =
            knowsTruth() ? Optional.of(values.less(truth(row, values, channel, progress))) : Optional.empty();
        return Optional.of(new RowSheet(values, errors));
    }

    private TrueDerivatives truth(final DataRow row, final DerivativeSheet sheet, final String channel,
        final Progress progress) {
        if (m_formula.isPresent()) {
            final var formula = m_formula.get();
            return formula.on(sheet.grid(), m_numbers.of(row, formula.parameters()), progress);
        }
        final String name = m_parameters.m_trueChannel.isBlank() ? channel : m_parameters.m_trueChannel.strip();
        return TrueDerivatives.of(field(row, m_truth), name);
    }

    private static Field field(final DataRow row, final int column) {
        return row.getCell(column) instanceof FieldValue v ? v.getField() : null;
    }

    /** @return the picture of a row's sheet */
    BufferedImage picture(final DataRow row, final RowSheet sheet, final Progress progress) {
        final var p = m_parameters;
        final boolean errors = sheet.errors().isPresent() && p.m_shown == Shown.ERRORS;
        final DerivativeSheet shown = errors ? sheet.errors().get() : sheet.values();
        final ColorMap map = errors || p.scale() == ValueScale.SIGNED_LOGARITHM ? ColorMap.BLUE_WHITE_RED
            : ColorMap.VIOLET_TO_YELLOW;
        if (p.m_picture == Picture.SURFACES) {
            return new SurfaceSheet(map, p.scale(), p.camera(), p.m_side).render(heading(row), shown, progress);
        }
        final var stencil =
            m_fit.filter(f -> p.m_example).map(f -> ExampleStencil.of(f.neighbourhood(), shown.mask()));
        return new MapSheet(map, p.scale(), stencil, p.m_side).render(heading(row), shown);
    }

    private String heading(final DataRow row) {
        return Stream.of(m_parameters.m_heading, m_fit.map(FitNote::settings).orElse(""), RowHeading.of(row, m_spec))
            .map(String::strip).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }
}

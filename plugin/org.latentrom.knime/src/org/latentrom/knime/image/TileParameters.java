package org.latentrom.knime.image;

import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.Tiles;
import org.latentrom.engine.image.ValueRange;
import org.latentrom.knime.image.FieldToImageParameters.ColorMap;
import org.latentrom.knime.image.FieldToImageParameters.Quantity;

/** How the many small fields of a sheet are drawn. */
@LoadDefaultsForAbsentFields
public final class TileParameters implements NodeParameters {
    private static final int WIDEST = 4096;

    /** Which values get the ends of the colour map. */
    enum Range {
        @Label(value = "Found", description = "Least and greatest value of all fields of the sheet.")
        FOUND, //
        @Label(value = "Given", description = "Two numbers; values beyond them get the colours of the ends.")
        GIVEN
    }

    interface QuantityRef extends ParameterReference<Quantity> {
    }

    interface RangeRef extends ParameterReference<Range> {
    }

    static final class IsChannel implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QuantityRef.class).isOneOf(Quantity.CHANNEL);
        }
    }

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RangeRef.class).isOneOf(Range.GIVEN);
        }
    }

    @Widget(title = "Quantity", description = "What is drawn of a field.")
    @ValueSwitchWidget
    @ValueReference(QuantityRef.class)
    Quantity m_quantity = Quantity.CHANNEL;

    @Widget(title = "Channel", description = "Name of the channel; empty for the first.")
    @Effect(predicate = IsChannel.class, type = EffectType.SHOW)
    String m_channel = "";

    @Widget(title = "Colour map", description = "Colours from the least to the greatest value.")
    @RadioButtonsWidget
    ColorMap m_colorMap = ColorMap.VIOLET_TO_YELLOW;

    @Widget(title = "Colour range", description = "The values at the ends of the colour map.")
    @ValueSwitchWidget
    @ValueReference(RangeRef.class)
    Range m_range = Range.FOUND;

    @Widget(title = "Least value", description = "Value of the first colour.")
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    double m_least = 0;

    @Widget(title = "Greatest value", description = "Value of the last colour.")
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    double m_greatest = 1;

    @Widget(title = "Width of a field", description = "Screen pixels from the left to the right edge of each small "
        + "field; a multiple of the field's own pixels looks best.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_width = 56;

    /**
     * @param column the field's column, for the message
     * @return one channel: what is drawn of a field
     * @throws IllegalArgumentException if there is no such channel; the message names the column
     */
    public Field drawn(final Field field, final String column) {
        return m_quantity == Quantity.MAGNITUDE ? DrawnChannel.magnitude(field)
            : DrawnChannel.of(field, m_channel.strip(), column);
    }

    /**
     * @param fields what {@link #drawn} made of the fields that decide on the range
     * @param first the field that decides on the size
     */
    public Tiles tiles(final List<Field> fields, final Field first) {
        final var range =
            m_range == Range.GIVEN ? new ValueRange(m_least, m_greatest) : ValueRange.of(fields, 0);
        final var map = org.latentrom.engine.image.ColorMap.valueOf(m_colorMap.name());
        final boolean symmetric = m_range == Range.FOUND && m_colorMap == ColorMap.BLUE_WHITE_RED;
        return new Tiles(map, symmetric ? range.symmetric() : range, (double)m_width / first.shape().width());
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_range == Range.GIVEN) {
            try {
                new ValueRange(m_least, m_greatest);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingsException("The range cannot be used: " + e.getMessage() + ".", e);
            }
        }
        if (m_width < 1 || m_width > WIDEST) {
            throw new InvalidSettingsException(
                "The width of a field must be 1 to " + WIDEST + " screen pixels, not " + m_width + ".");
        }
    }
}

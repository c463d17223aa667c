package org.latentrom.knime.data;

import org.knime.core.data.DataValue;
import org.knime.core.data.ExtensibleUtilityFactory;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;

/** A table value that holds a field: channels of float32 values on a pixel grid, with the mask of valid pixels. */
public interface FieldValue extends DataValue {
    /** Found by reflection: the name of the type in dialogs and tables. */
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(FieldValue.class) {
        @Override
        public String getName() {
            return "Field";
        }

        @Override
        public String getGroupName() {
            return "Reduced-Order Modeling";
        }
    };

    /** @return channels, grid and extent; nothing is read from disk */
    FieldShape getShape();

    /**
     * @return the field; its mask is shared with the other fields that have the same one
     * @throws java.io.UncheckedIOException if the values are not in memory and cannot be read; the message names the
     *            file
     */
    Field getField();
}

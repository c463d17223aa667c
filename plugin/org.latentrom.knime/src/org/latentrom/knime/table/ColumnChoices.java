package org.latentrom.knime.table;

import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotValue;

/** The lists of columns that dialogs offer. The framework makes them by class, so there is one a type and port. */
public final class ColumnChoices {
    private ColumnChoices() {
    }

    /**
     * Columns of the second input, which in our nodes follows a model port. The method without argument is the only one
     * that KNIME 5.8 asks; later versions fall back to it.
     */
    private abstract static class OfSecondPort extends CompatibleColumnsProvider {
        OfSecondPort(final Class<? extends DataValue> value) {
            super(value);
        }

        @Override
        public int getInputTableIndex() {
            return 1;
        }
    }

    /** Field columns of the first input. */
    public static final class Fields extends CompatibleColumnsProvider {
        Fields() {
            super(FieldValue.class);
        }
    }

    /** Field columns of the second input. */
    public static final class FieldsOfSecond extends OfSecondPort {
        FieldsOfSecond() {
            super(FieldValue.class);
        }
    }

    /** Snapshot columns of the first input. */
    public static final class Snapshots extends CompatibleColumnsProvider {
        Snapshots() {
            super(SnapshotValue.class);
        }
    }

    /** String columns of the first input. */
    public static final class Strings extends CompatibleColumnsProvider {
        Strings() {
            super(StringValue.class);
        }
    }

    /** Number columns of the first input. */
    public static final class Numbers extends CompatibleColumnsProvider {
        Numbers() {
            super(DoubleValue.class);
        }
    }

    /** String columns of the second input. */
    public static final class StringsOfSecond extends OfSecondPort {
        StringsOfSecond() {
            super(StringValue.class);
        }
    }

    /** Number columns of the second input. */
    public static final class NumbersOfSecond extends OfSecondPort {
        NumbersOfSecond() {
            super(DoubleValue.class);
        }
    }
}

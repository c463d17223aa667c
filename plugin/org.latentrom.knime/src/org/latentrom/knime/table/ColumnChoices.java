package org.latentrom.knime.table;

import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
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

        OfSecondPort(final ColumnKind kind) {
            super(kind.valueClasses());
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

    /** Field and snapshot columns of the first input. */
    public static final class States extends CompatibleColumnsProvider {
        States() {
            super(ColumnKind.STATE.valueClasses());
        }
    }

    /** Snapshot columns of the second input. */
    public static final class SnapshotsOfSecond extends OfSecondPort {
        SnapshotsOfSecond() {
            super(SnapshotValue.class);
        }
    }

    /** Columns of the first input that can name runs. */
    public static final class Runs extends CompatibleColumnsProvider {
        Runs() {
            super(ColumnKind.RUN.valueClasses());
        }
    }

    /** Columns of the first input that can name classes. */
    public static final class Classes extends CompatibleColumnsProvider {
        Classes() {
            super(ColumnKind.CLASS.valueClasses());
        }
    }

    /** Columns of the second input that can name classes. */
    public static final class ClassesOfSecond extends OfSecondPort {
        ClassesOfSecond() {
            super(ColumnKind.CLASS);
        }
    }

    /** Number columns of the first input. */
    public static final class Numbers extends CompatibleColumnsProvider {
        Numbers() {
            super(DoubleValue.class);
        }
    }

    /** Columns of the second input that can name runs. */
    public static final class RunsOfSecond extends OfSecondPort {
        RunsOfSecond() {
            super(ColumnKind.RUN);
        }
    }

    /** Number columns of the second input. */
    public static final class NumbersOfSecond extends OfSecondPort {
        NumbersOfSecond() {
            super(DoubleValue.class);
        }
    }
}

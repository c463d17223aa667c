package org.knime.node.parameters.widget.number;

/** Bounds of a number. */
public sealed interface NumberInputWidgetValidation {
    /** Whether the bound itself is not allowed. */
    default boolean isExclusive() {
        return false;
    }

    String getErrorMessage();

    abstract non-sealed class MinValidation implements NumberInputWidgetValidation {
        protected abstract double getMin();

        @Override
        public String getErrorMessage() {
            return "The value must be " + (isExclusive() ? "greater than " : "at least ") + getMin() + ".";
        }

        /** At least 0. */
        public static final class IsNonNegativeValidation extends MinValidation {
            @Override
            public double getMin() {
                return 0;
            }
        }

        /** At least 1. */
        public static final class IsPositiveIntegerValidation extends MinValidation {
            @Override
            public double getMin() {
                return 1;
            }
        }

        /** Greater than 0. */
        public static final class IsPositiveDoubleValidation extends MinValidation {
            @Override
            public double getMin() {
                return 0;
            }

            @Override
            public boolean isExclusive() {
                return true;
            }
        }
    }

    abstract non-sealed class MaxValidation implements NumberInputWidgetValidation {
        protected abstract double getMax();

        @Override
        public String getErrorMessage() {
            return "The value must be " + (isExclusive() ? "less than " : "at most ") + getMax() + ".";
        }
    }
}

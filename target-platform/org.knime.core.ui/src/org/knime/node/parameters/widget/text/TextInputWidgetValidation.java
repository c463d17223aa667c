package org.knime.node.parameters.widget.text;

/** Checks of a text. */
public sealed interface TextInputWidgetValidation {
    /** Text for a value that does not fit. */
    String getErrorMessage();

    /** A regular expression. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {
        /** The expression. */
        protected abstract String getPattern();

        @Override
        public String getErrorMessage() {
            return "The text must match \"" + getPattern() + "\".";
        }

        /** Not only white space. */
        public static final class IsNotBlankValidation extends PatternValidation {
            @Override
            public String getPattern() {
                return ".*\\S.*";
            }

            @Override
            public String getErrorMessage() {
                return "The text must not be blank.";
            }
        }
    }
}

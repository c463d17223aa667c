package org.latentrom.knime.equations;

import java.util.LinkedHashMap;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.latentrom.engine.pde.expression.Expression;

/** Texts like {@code nu = 0.001, rho = 1}: names and what they are, separated by commas, semicolons or lines. */
final class Assignments {
    private Assignments() {
    }

    /**
     * @param option title of the option, for the message
     * @param example what a right text looks like
     * @throws InvalidSettingsException if a part has no name, no "=" or nothing behind it, or a name comes twice
     */
    static Map<String, String> texts(final String text, final String option, final String example)
        throws InvalidSettingsException {
        final Map<String, String> assignments = new LinkedHashMap<>();
        for (String part : text.split("[,;\n]")) {
            if (part.isBlank()) {
                continue;
            }
            final int equals = part.indexOf('=');
            final String name = equals < 0 ? "" : part.substring(0, equals).strip();
            final String value = part.substring(equals + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                throw new InvalidSettingsException("The option \"" + option + "\" has \"" + part.strip()
                    + "\", which is not like \"" + example + "\". Commas stand between entries; decimals "
                    + "have a point.");
            }
            if (assignments.put(name, value) != null) {
                throw new InvalidSettingsException("The option \"" + option + "\" has \"" + name + "\" twice.");
            }
        }
        return assignments;
    }

    /**
     * @return the values; a number can be written as a formula of numbers, such as 1/80
     * @throws InvalidSettingsException as {@link #texts}, or if a value is no finite number
     */
    static Map<String, Double> numbers(final String text, final String option, final String example)
        throws InvalidSettingsException {
        final Map<String, Double> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, String> e : texts(text, option, example).entrySet()) {
            try {
                numbers.put(e.getKey(), Expression.parse(e.getValue()).value());
            } catch (IllegalArgumentException | IllegalStateException x) {
                throw noNumber(option, e, x);
            }
            if (!Double.isFinite(numbers.get(e.getKey()))) {
                throw noNumber(option, e, null);
            }
        }
        return numbers;
    }

    private static InvalidSettingsException noNumber(final String option, final Map.Entry<String, String> e,
        final RuntimeException cause) {
        return new InvalidSettingsException("The option \"" + option + "\" has \"" + e.getKey() + " = " + e.getValue()
            + "\", which is no number.", cause);
    }
}

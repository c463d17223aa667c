package org.latentrom.knime.equations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.pde.KnownEquation;
import org.latentrom.engine.pde.Names;
import org.latentrom.engine.pde.PdeOptions;
import org.latentrom.engine.pde.PdeSystem;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.pde.expression.Suggestion;

/** The equations, channels and parameters of the dialog, understood. */
public final class EquationOptions {
    /** Title of the option that names the channels. */
    public static final String CHANNELS = "Channels";

    /** Title of the option with the equations' numbers. */
    public static final String PARAMETERS = "Parameters";

    private final String m_text;

    private final PdeOptions m_options;

    private final KnownEquation m_known;

    private final Map<String, String> m_channels;

    private final Map<String, Double> m_numbers;

    /**
     * @param known the ready-made equations; null for those of the text
     * @param text the typed equations
     * @param channels what the equations call the channels, such as "u = velocity_x"
     * @param numbers the numbers that the equations need, such as "nu = 0.001"
     * @param options how their derivatives are computed
     * @throws InvalidSettingsException if a text cannot be read; the message says what and where
     */
    public EquationOptions(final KnownEquation known, final String text, final String channels, final String numbers,
        final PdeOptions options) throws InvalidSettingsException {
        m_known = known;
        m_text = text;
        m_options = options;
        m_channels = Assignments.texts(channels, CHANNELS, "u = velocity_x");
        m_numbers = Assignments.numbers(numbers, PARAMETERS, "nu = 0.001");
    }

    private List<Equation> equations(final boolean oneDimensional) throws InvalidSettingsException {
        if (m_known != null) {
            return m_known.equations(oneDimensional);
        }
        if (m_text.isBlank()) {
            throw new InvalidSettingsException("No equation is typed. Type one, such as u_x + v_y = 0, or choose a "
                + "ready-made one.");
        }
        try {
            return Equation.parse(m_text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The equations cannot be read. " + upper(e.getMessage()) + ".", e);
        }
    }

    private static String upper(final String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * Checks everything that can be known without a field.
     *
     * @throws InvalidSettingsException if something is wrong; the message says what and where
     */
    public void check() throws InvalidSettingsException {
        final Set<String> symbols = new HashSet<>();
        equations(false).forEach(e -> symbols.addAll(e.residual().symbols()));
        final Set<String> bases = new HashSet<>(symbols);
        symbols.forEach(s -> bases.add(base(s)));
        requireUsed(m_numbers.keySet(), symbols, PARAMETERS);
        requireUsed(m_channels.keySet(), bases, CHANNELS);
        for (String name : m_channels.keySet()) {
            if (m_numbers.containsKey(name)) {
                throw new InvalidSettingsException("\"" + name + "\" is given as a channel and as a parameter. Remove "
                    + "it from one of the options.");
            }
        }
        if (m_known != null) {
            final List<String> others = new ArrayList<>(symbols);
            others.removeIf(s -> m_known.channels().contains(base(s)));
            try {
                m_options
                    .fit(PdeSystem.of(equations(false), new Names(m_known.channels(), Map.of(), Map.of(), others)));
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingsException(upper(e.getMessage()) + ".", e);
            }
        }
    }

    private static String base(final String symbol) {
        final int quote = symbol.lastIndexOf('`');
        final int underscore = symbol.lastIndexOf('_');
        return quote > 0 ? symbol.substring(1, quote) : underscore > 0 ? symbol.substring(0, underscore) : symbol;
    }

    private static void requireUsed(final Collection<String> names, final Collection<String> symbols,
        final String option) throws InvalidSettingsException {
        for (String name : names) {
            if (!symbols.contains(name)) {
                throw new InvalidSettingsException("The option \"" + option + "\" has \"" + name
                    + "\", which is not in the equations" + Suggestion.words(name, symbols) + " Remove it or correct "
                    + "its name.");
            }
        }
    }

    /** @return whether the equations have a time derivative for certain; of own ones it is known with the channels */
    public boolean needsTime() {
        return m_known != null && m_known.text(false).contains("_t");
    }

    /**
     * @param shape the first field's
     * @param columns names of the number columns
     * @param warnings is told which channels were taken if none were named
     * @return the equations, with what their symbols stand for
     * @throws IllegalArgumentException if a symbol is not known
     * @throws InvalidSettingsException if the equations cannot be read
     */
    public PdeSystem system(final FieldShape shape, final List<String> columns, final List<String> warnings)
        throws InvalidSettingsException {
        final List<Equation> equations = equations(shape.height() == 1);
        final Map<String, Double> constants = new HashMap<>(m_numbers);
        Map<String, String> aliases = m_channels;
        if (m_known != null) {
            m_known.defaults().forEach((name, value) -> {
                if (!columns.contains(name) && !shape.channels().contains(name)) {
                    constants.putIfAbsent(name, value);
                }
            });
            aliases = aliases.isEmpty() ? byPlace(equations, shape, warnings) : new HashMap<>(aliases);
            for (String channel : m_known.channels()) {
                if (shape.channels().contains(channel)) {
                    aliases.putIfAbsent(channel, channel); // u_x is its derivative, even beside a channel of that name
                }
            }
        }
        return PdeSystem.of(equations, new Names(shape.channels(), aliases, constants, columns));
    }

    /** The first channels in the place of the equations' own, if none of these is there. */
    private Map<String, String> byPlace(final List<Equation> equations, final FieldShape shape,
        final List<String> warnings) {
        final Set<String> used = new HashSet<>();
        equations.forEach(e -> e.residual().symbols().forEach(s -> used.add(base(s))));
        final List<String> wanted = m_known.channels().stream().filter(used::contains).toList();
        if (wanted.stream().anyMatch(shape.channels()::contains) || wanted.size() > shape.channels().size()) {
            return new HashMap<>();
        }
        final Map<String, String> aliases = new HashMap<>();
        final List<String> words = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            aliases.put(wanted.get(i), shape.channels().get(i));
            words.add(wanted.get(i) + " = " + shape.channels().get(i));
        }
        warnings.add("The fields have no channel " + String.join(" or ", wanted) + ": the first ones were taken, "
            + String.join(", ", words) + ". If these are others, name them in the option \""
            + CHANNELS + "\".");
        return aliases;
    }
}

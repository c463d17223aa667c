package org.latentrom.engine.pde;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.latentrom.engine.pde.expression.Suggestion;

/**
 * What the symbols of equations can stand for. A name is, in this order:
 * <ol>
 * <li>a constant;
 * <li>an alias, or the derivative of an alias: with the alias u, {@code u_x} is its derivative even if a channel has
 * that name (the components of a vector field u are called u_x and u_y);
 * <li>a coordinate: {@code x}, {@code y}, {@code t};
 * <li>a channel: {@code velocity_x} is a channel if there is one of that name;
 * <li>a parameter;
 * <li>the derivative of a channel: the last underscore begins the suffix, {@code velocity_xx} or {@code velocity_x_y}.
 * </ol>
 * A name in backquotes is a channel, and what follows is its suffix: {@code `p`_x}.
 *
 * @param channels names of the field's channels
 * @param aliases names that equations use for channels
 * @param constants numbers that are the same in all rows
 * @param parameters names of numbers that each row has of its own
 */
public record Names(List<String> channels, Map<String, String> aliases, Map<String, Double> constants,
    Collection<String> parameters) {
    /** @throws IllegalArgumentException if an alias is of a channel that does not exist; the message lists them */
    public Names {
        channels = List.copyOf(channels);
        aliases = Map.copyOf(aliases);
        constants = Map.copyOf(constants);
        parameters = List.copyOf(parameters);
        for (Map.Entry<String, String> alias : aliases.entrySet()) {
            if (!channels.contains(alias.getValue())) {
                throw new IllegalArgumentException("\"" + alias.getKey() + " = " + alias.getValue()
                    + "\": the field has no channel \"" + alias.getValue() + "\""
                    + Suggestion.words(alias.getValue(), channels) + " Its channels are "
                    + String.join(", ", channels));
            }
        }
    }

    /** Names of channels alone. */
    public Names(final List<String> channels) {
        this(channels, Map.of(), Map.of(), List.of());
    }

    /**
     * @return what the symbol stands for, or nothing
     * @throws IllegalArgumentException if it is a derivative of too high an order
     */
    public Optional<Variable> find(final String symbol) {
        if (symbol.startsWith("`")) {
            int end = symbol.indexOf('`', 1);
            String name = symbol.substring(1, end);
            String suffix = symbol.substring(end + 1);
            return suffix.isEmpty() ? named(name, true)
                : suffix.startsWith("_") ? derivative(name, suffix.substring(1)) : Optional.empty();
        }
        int underscore = symbol.lastIndexOf('_');
        if (underscore < 1) {
            return named(symbol, false);
        }
        String name = symbol.substring(0, underscore);
        String suffix = symbol.substring(underscore + 1);
        boolean ofAlias =
            aliases.containsKey(name) && !aliases.containsKey(symbol) && !constants.containsKey(symbol);
        return ofAlias ? derivative(name, suffix).or(() -> named(symbol, false))
            : named(symbol, false).or(() -> derivative(name, suffix));
    }

    private Optional<Variable> named(final String name, final boolean quoted) {
        if (constants.containsKey(name)) {
            return Optional.of(new Variable.Constant(constants.get(name)));
        }
        if (!quoted && !aliases.containsKey(name) && name.length() == 1 && "xyt".contains(name)) {
            return Optional.of(Variable.Coordinate.values()["xyt".indexOf(name)]);
        }
        Optional<String> channel = channel(name);
        if (channel.isPresent()) {
            return Optional.of(new Variable.Channel(channel.get(), 0, 0, 0));
        }
        return parameters.contains(name) ? Optional.of(new Variable.Parameter(name)) : Optional.empty();
    }

    private Optional<String> channel(final String name) {
        String known = aliases.getOrDefault(name, name);
        return channels.contains(known) ? Optional.of(known) : Optional.empty();
    }

    private Optional<Variable> derivative(final String name, final String suffix) {
        Optional<Variable.Channel> found = channel(name).flatMap(c -> Variable.Channel.of(c, suffix));
        if (found.isPresent() && (found.get().order() > Variable.Channel.GREATEST_ORDER
            || found.get().t() > Variable.Channel.GREATEST_TIME_ORDER)) {
            throw new IllegalArgumentException(name + "_" + suffix + " is of too high an order: in space there are "
                + "derivatives to order " + Variable.Channel.GREATEST_ORDER + ", in time to order "
                + Variable.Channel.GREATEST_TIME_ORDER);
        }
        return found.map(c -> c);
    }

    /** @return what a message says of a symbol that stands for nothing: a suggestion, and all names */
    String unknown(final String symbol) {
        var known = new ArrayList<String>(channels);
        known.addAll(aliases.keySet());
        known.addAll(parameters);
        known.addAll(constants.keySet());
        String remedy = "Give \"" + symbol + "\" a value if it is a parameter, such as " + symbol + " = 1, or say "
            + "which channel it is, such as " + symbol + " = " + channels.get(0);
        int underscore = symbol.lastIndexOf('_');
        if (underscore > 0 && symbol.substring(underscore + 1).matches("[xyt]+")) {
            String base = symbol.substring(0, underscore);
            Stream.concat(channels.stream(), aliases.keySet().stream())
                .filter(c -> Suggestion.of(base, List.of(c)).isPresent())
                .forEach(c -> known.add(c + symbol.substring(underscore)));
            remedy = "Say which channel \"" + base + "\" is, such as " + base + " = " + channels.get(0);
        }
        var others = aliases.keySet().stream().filter(a -> !channels.contains(a)).toList();
        return "the name \"" + symbol + "\" is not known"
            + Suggestion.words(symbol, known) + " There are the channels "
            + String.join(", ", channels) + (others.isEmpty() ? "" : ", also called " + sorted(others))
            + ", their derivatives like " + channels.get(0) + "_x, "
            + (parameters.isEmpty() && constants.isEmpty() ? "no parameters"
                : "the parameters " + sorted(concat(parameters, constants.keySet())))
            + ", and x, y, t, pi. " + remedy;
    }

    private static String sorted(final Collection<String> names) {
        return String.join(", ", names.stream().sorted().distinct().toList());
    }

    private static List<String> concat(final Collection<String> one, final Collection<String> other) {
        var all = new ArrayList<String>(one);
        all.addAll(other);
        return all;
    }
}

package org.latentrom.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** Arguments of the form {@code name=value} or {@code --name value}, with defaults. */
final class Arguments {
    private final Map<String, String> m_values = new HashMap<>();

    /** @throws IllegalArgumentException if an argument from the given one on is not of that form */
    Arguments(final String[] args, final int from) {
        for (int i = from; i < args.length; i++) {
            if (args[i].startsWith("--") && i + 1 < args.length) {
                m_values.put(args[i].substring(2), args[++i]);
                continue;
            }
            int equals = args[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("not of the form name=value: " + args[i]);
            }
            m_values.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
    }

    String text(final String name, final String otherwise) {
        return m_values.getOrDefault(name, otherwise);
    }

    int integer(final String name, final int otherwise) {
        return m_values.containsKey(name) ? Integer.parseInt(m_values.get(name)) : otherwise;
    }

    double number(final String name, final double otherwise) {
        return m_values.containsKey(name) ? Double.parseDouble(m_values.get(name)) : otherwise;
    }
}

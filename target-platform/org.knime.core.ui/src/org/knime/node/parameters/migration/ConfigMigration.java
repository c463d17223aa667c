package org.knime.node.parameters.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** A way to load older settings, and how to know them. */
public final class ConfigMigration<T> {
    private final Predicate<NodeSettingsRO> m_matcher; // null: applies where the new keys are absent

    private final ParametersLoader<T> m_loader;

    private ConfigMigration(final Predicate<NodeSettingsRO> matcher, final ParametersLoader<T> loader) {
        m_matcher = matcher;
        m_loader = loader;
    }

    public static <T> Builder<T> builder(final ParametersLoader<T> loader) {
        return new Builder<>(loader);
    }

    public ParametersLoader<T> getLoader() {
        return m_loader;
    }

    /** Not part of KNIME: whether this way is to be used.
     * @param absent whether no key of the new settings is there */
    public boolean standInApplies(final NodeSettingsRO settings, final boolean absent) {
        return m_matcher == null ? absent : m_matcher.test(settings);
    }

    public static final class Builder<T> {
        private final ParametersLoader<T> m_loader;

        private final List<String[]> m_paths = new ArrayList<>();

        public Builder(final ParametersLoader<T> loader) {
            m_loader = Objects.requireNonNull(loader, "A migration needs a loader");
        }

        /** An old key; with all of them there, the way is used. */
        public Builder<T> withDeprecatedConfigPath(final String... configKeys) {
            m_paths.add(configKeys.clone());
            return this;
        }

        public ConfigMigration<T> build() {
            List<String[]> paths = List.copyOf(m_paths);
            return new ConfigMigration<>(paths.isEmpty() ? null : s -> paths.stream().allMatch(p -> has(s, p)),
                m_loader);
        }

        private static boolean has(final NodeSettingsRO settings, final String[] path) {
            NodeSettingsRO at = settings;
            for (int i = 0; i < path.length - 1; i++) {
                try {
                    at = at.getNodeSettings(path[i]);
                } catch (InvalidSettingsException e) { // not there
                    return false;
                }
            }
            return at.containsKey(path[path.length - 1]);
        }
    }
}

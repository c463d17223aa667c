package org.knime.node.parameters.migration;

import java.util.List;

/** A fixed value where the key is absent. */
@FunctionalInterface
public interface DefaultProvider<T> extends NodeParametersMigration<T> {
    /** The value. */
    T getDefault();

    @Override
    default List<ConfigMigration<T>> getConfigMigrations() {
        return List.of(ConfigMigration.<T> builder(s -> getDefault()).build());
    }
}

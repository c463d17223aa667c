package org.knime.node.parameters.migration;

import java.util.List;

/** Ways to load older settings; the first that fits is used. */
public interface NodeParametersMigration<T> {
    List<ConfigMigration<T>> getConfigMigrations();
}

package org.knime.core.data;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Columns in KNIME's settings form. */
final class DataSpecIO {
    private DataSpecIO() {
    }

    static void save(final DataColumnSpec spec, final ConfigWO config) {
        config.addString("column_name", spec.getName());
        config.addStringArray("element_names");
        spec.getType().save(config.addConfig("column_type"));
        saveDomain(spec.getDomain(), config.addConfig("column_domain"));
        ConfigWO properties = config.addConfig("column_properties");
        spec.getProperties().content().forEach(properties::addString);
        config.addConfig("meta_data");
    }

    static DataColumnSpec load(final ConfigRO config) throws InvalidSettingsException {
        var creator =
            new DataColumnSpecCreator(config.getString("column_name"), DataType.load(config.getConfig("column_type")));
        creator.setDomain(loadDomain(config.getConfig("column_domain")));
        Map<String, String> properties = new HashMap<>();
        ConfigRO saved = config.getConfig("column_properties");
        for (String key : saved) {
            properties.put(key, saved.getString(key));
        }
        creator.setProperties(new DataColumnProperties(properties));
        return creator.createSpec();
    }

    private static void saveDomain(final DataColumnDomain domain, final ConfigWO config) {
        if (domain.hasLowerBound()) {
            saveCell(domain.getLowerBound(), config.addConfig("lower_bound"));
        }
        if (domain.hasUpperBound()) {
            saveCell(domain.getUpperBound(), config.addConfig("upper_bound"));
        }
        if (domain.hasValues()) {
            ConfigWO values = config.addConfig("possible_values");
            values.addInt("array-size", domain.getValues().size());
            int i = 0;
            for (DataCell c : domain.getValues()) {
                saveCell(c, values.addConfig(Integer.toString(i++)));
            }
        }
    }

    private static DataColumnDomain loadDomain(final ConfigRO config) throws InvalidSettingsException {
        var creator = new DataColumnDomainCreator();
        if (config.containsKey("lower_bound")) {
            creator.setLowerBound(loadCell(config.getConfig("lower_bound")));
        }
        if (config.containsKey("upper_bound")) {
            creator.setUpperBound(loadCell(config.getConfig("upper_bound")));
        }
        if (config.containsKey("possible_values")) {
            ConfigRO values = config.getConfig("possible_values");
            Set<DataCell> cells = new LinkedHashSet<>();
            for (String key : values) {
                if (!"array-size".equals(key)) {
                    cells.add(loadCell(values.getConfig(key)));
                }
            }
            creator.setValues(cells);
        }
        return creator.createDomain();
    }

    private static void saveCell(final DataCell cell, final ConfigWO config) {
        String name = cell.getClass().getName();
        config.addString("datacell", name);
        ConfigWO content = config.addConfig(name);
        if (cell instanceof StringCell c) {
            content.addString("StringCell", c.getStringValue());
        } else if (cell instanceof DoubleCell c) {
            content.addDouble("DoubleCell", c.getDoubleValue());
        } else if (cell instanceof IntCell c) {
            content.addInt("IntCell", c.getIntValue());
        } else if (cell instanceof LongCell c) {
            content.addLong("LongCell", c.getLongValue());
        } else if (cell instanceof BooleanCell c) {
            content.addBoolean("BooleanCell", c.getBooleanValue());
        } else {
            throw new IllegalArgumentException("A domain cannot hold a " + name);
        }
    }

    private static DataCell loadCell(final ConfigRO config) throws InvalidSettingsException {
        String name = config.getString("datacell");
        ConfigRO content = config.getConfig(name);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "StringCell" -> new StringCell(content.getString("StringCell"));
            case "DoubleCell" -> new DoubleCell(content.getDouble("DoubleCell"));
            case "IntCell" -> new IntCell(content.getInt("IntCell"));
            case "LongCell" -> new LongCell(content.getLong("LongCell"));
            case "BooleanCell" -> BooleanCell.BooleanCellFactory.create(content.getBoolean("BooleanCell"));
            default -> throw new InvalidSettingsException("A domain with a " + name);
        };
    }
}

package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.config.ConfigXml;

/** Settings of a node. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {
    public NodeSettings(final String key) {
        super(key);
    }

    @Override
    public NodeSettings getInstance(final String key) {
        return new NodeSettings(key);
    }

    /** Reads a settings file; the stream is closed. */
    public static NodeSettingsRO loadFromXML(final InputStream in) throws IOException {
        try (in) {
            return (NodeSettings)ConfigXml.read(new NodeSettings("ignored"), in);
        }
    }

    /** Writes a settings file; the stream is closed. */
    public void saveToXML(final OutputStream out) throws IOException {
        try (out) {
            ConfigXml.write(this, out);
        }
    }

    @Override
    public NodeSettings getNodeSettings(final String key) throws InvalidSettingsException {
        return (NodeSettings)getConfig(key);
    }

    @Override
    public NodeSettings addNodeSettings(final String key) {
        return (NodeSettings)addConfig(key);
    }

    @Override
    public void addNodeSettings(final NodeSettings settings) {
        addEntry(settings);
    }

    @Override
    public void copyTo(final ConfigWO dest) {
        copyContent((Config)dest);
    }
}

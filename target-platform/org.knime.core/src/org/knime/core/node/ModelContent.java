package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigXml;

/** Content of a model or spec. */
public final class ModelContent extends Config implements ModelContentRO, ModelContentWO {
    public ModelContent(final String key) {
        super(key);
    }

    @Override
    public ModelContent getInstance(final String key) {
        return new ModelContent(key);
    }

    /** Reads a file; the stream is closed. */
    public static ModelContentRO loadFromXML(final InputStream in) throws IOException {
        try (in) {
            return (ModelContent)ConfigXml.read(new ModelContent("ignored"), in);
        }
    }

    /** Writes a file; the stream is closed. */
    public void saveToXML(final OutputStream out) throws IOException {
        try (out) {
            ConfigXml.write(this, out);
        }
    }

    @Override
    public ModelContent getModelContent(final String key) throws InvalidSettingsException {
        return (ModelContent)getConfig(key);
    }

    public ModelContent addModelContent(final String key) {
        return (ModelContent)addConfig(key);
    }
}

package org.knime.core.node.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.knime.core.node.InvalidSettingsException;

/** KNIME's XML form of settings. Nothing outside the file is read, entities are not replaced. */
public final class ConfigXml {
    private static final int DEEPEST = 500;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        + "xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig "
        + "http://www.knime.org/XMLConfig_2008_09.xsd\" key=\"";

    private ConfigXml() {
    }

    /** Reads a file into an empty group of the class of the given one.
     * @param example its class is that of the result
     * @throws IOException if the file is not of the form, with line and column */
    public static Config read(final Config example, final InputStream in) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((a, b, c, d) -> InputStream.nullInputStream());
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            Deque<Config> open = new ArrayDeque<>();
            Config root = null;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String key = xml.getAttributeValue(null, "key");
                        if (key == null) {
                            throw error(xml, "an element without key");
                        }
                        if ("config".equals(xml.getLocalName())) {
                            Config c = root == null ? example.getInstance(key) : open.element().addConfig(key);
                            root = root == null ? c : root;
                            open.push(c);
                            if (open.size() > DEEPEST) {
                                throw error(xml, "groups in groups, deeper than " + DEEPEST);
                            }
                        } else if ("entry".equals(xml.getLocalName()) && !open.isEmpty()) {
                            open.element().put(key, entry(xml, key));
                        } else {
                            throw error(xml, "an element \"" + xml.getLocalName() + "\"");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if ("config".equals(xml.getLocalName())) {
                            open.pop();
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw error(xml, "an entity");
                    default -> {
                        // white space and comments
                    }
                }
            }
            if (root == null) {
                throw new IOException("The settings file is empty");
            }
            return root;
        } catch (XMLStreamException | InvalidSettingsException e) {
            throw new IOException("Not a settings file: " + e.getMessage(), e);
        }
    }

    private static ConfigEntry entry(final XMLStreamReader xml, final String key)
        throws InvalidSettingsException, XMLStreamException {
        String type = xml.getAttributeValue(null, "type");
        String value = xml.getAttributeValue(null, "value");
        if (type == null || value == null) {
            throw new XMLStreamException("entry \"" + key + "\" needs type and value", xml.getLocation());
        }
        return ConfigEntry.parse(key, type, value, "true".equals(xml.getAttributeValue(null, "isnull")));
    }

    private static XMLStreamException error(final XMLStreamReader xml, final String what) {
        return new XMLStreamException("unexpected: " + what, xml.getLocation());
    }

    public static void write(final Config config, final OutputStream out) throws IOException {
        var b = new StringBuilder(HEAD).append(escape(config.getKey())).append("\">\n");
        content(config, 1, b);
        out.write(b.append("</config>\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void content(final Config config, final int depth, final StringBuilder b) {
        for (String key : config.keySet()) {
            b.append("    ".repeat(depth));
            if (config.get(key) instanceof Config c) {
                b.append("<config key=\"").append(escape(key)).append('"');
                if (c.keySet().isEmpty()) {
                    b.append("/>\n");
                } else {
                    b.append(">\n");
                    content(c, depth + 1, b);
                    b.append("    ".repeat(depth)).append("</config>\n");
                }
            } else {
                var e = (ConfigEntry)config.get(key);
                boolean isNull = e.value() == null;
                b.append("<entry key=\"").append(escape(key)).append("\" type=\"").append(e.type().fileName())
                    .append(isNull ? "\" isnull=\"true" : "").append("\" value=\"")
                    .append(isNull ? "" : escape(ConfigText.encode(e.value().toString()))).append("\"/>\n");
            }
        }
    }

    private static String escape(final String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}

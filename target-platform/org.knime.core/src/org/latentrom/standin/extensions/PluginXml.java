package org.latentrom.standin.extensions;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Extensions of all plugin.xml files on a plain class path. */
final class PluginXml {
    private PluginXml() {
    }

    static List<ExtensionElement> of(final String point) {
        List<ExtensionElement> result = new ArrayList<>();
        try {
            for (URL url : Collections.list(PluginXml.class.getClassLoader().getResources("plugin.xml"))) {
                for (Element extension : children(parse(url))) {
                    if (point.equals(extension.getAttribute("point"))) {
                        children(extension).forEach(e -> result.add(element(e)));
                    }
                }
            }
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Cannot read a plugin.xml: " + e.getMessage(), e);
        }
        return result;
    }

    private static Element parse(final URL url) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try (InputStream in = url.openStream()) {
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        }
    }

    private static List<Element> children(final Element parent) {
        List<Element> result = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                result.add(e);
            }
        }
        return result;
    }

    private static ExtensionElement element(final Element e) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < e.getAttributes().getLength(); i++) {
            Node a = e.getAttributes().item(i);
            attributes.put(a.getNodeName(), a.getNodeValue());
        }
        return new ExtensionElement(e.getTagName(), "", attributes,
            children(e).stream().map(PluginXml::element).toList(), Class::forName);
    }
}

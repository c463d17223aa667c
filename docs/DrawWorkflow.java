import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;

/**
 * Draws a workflow folder as an SVG picture for the README: nodes with their icons, ports and connections, as on KNIME's
 * canvas. Run from the top of the repository: {@code java docs/DrawWorkflow.java test-workflows/NAME docs/NAME.svg}
 */
final class DrawWorkflow {
    private static final Path ICONS = Path.of("plugin", "org.latentrom.knime", "icons");

    /** the fill of a node's box by what kind of node it is, as KNIME colours its kinds */
    private static final Map<String, String> COLOURS = Map.of("Reader", "#F2B25C", "Learner", "#E9C46A", "Image", "#7FB7E8",
        "Scorer", "#C9A7DD", "Statistics", "#C9A7DD");

    private static final int BOX = 34;

    private record Node(String name, int x, int y) {
    }

    private record Wire(int from, int fromPort, int to, int toPort) {
    }

    public static void main(final String[] args) throws Exception {
        final Path folder = Path.of(args[0]);
        final Element workflow = xml(folder.resolve("workflow.knime"));
        final Map<Integer, Node> nodes = new TreeMap<>();
        for (Element n : configs(config(workflow, "nodes"))) {
            final Element settings = xml(folder.resolve(entry(n, "node_settings_file")));
            final Element bounds = config(config(n, "ui_settings"), "extrainfo.node.bounds");
            nodes.put(Integer.valueOf(entry(n, "id")), new Node(entry(settings, "node-name"),
                Integer.parseInt(entry(bounds, "0")), Integer.parseInt(entry(bounds, "1"))));
        }
        final List<Wire> wires = new ArrayList<>();
        for (Element c : configs(config(workflow, "connections"))) {
            wires.add(new Wire(Integer.parseInt(entry(c, "sourceID")), Integer.parseInt(entry(c, "sourcePort")),
                Integer.parseInt(entry(c, "destID")), Integer.parseInt(entry(c, "destPort"))));
        }
        Files.writeString(Path.of(args[1]), svg(nodes, wires));
    }

    private static String svg(final Map<Integer, Node> nodes, final List<Wire> wires) throws IOException {
        final int left = nodes.values().stream().mapToInt(Node::x).min().orElse(0) - 70;
        final int top = nodes.values().stream().mapToInt(Node::y).min().orElse(0) - 50;
        final int width = nodes.values().stream().mapToInt(Node::x).max().orElse(0) + 110 - left;
        final int height = nodes.values().stream().mapToInt(Node::y).max().orElse(0) + 80 - top;
        final var s = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + left + " " + top + " " + width
            + " " + height + "\" width=\"" + width + "\" height=\"" + height + "\" font-family=\"sans-serif\">\n"
            + "<rect x=\"" + left + "\" y=\"" + top + "\" width=\"" + width + "\" height=\"" + height
            + "\" fill=\"#FFFFFF\"/>\n");
        for (Wire w : wires) {
            final double x0 = nodes.get(w.from).x + BOX + 8, y0 = portY(nodes.get(w.from), w.fromPort);
            final double x1 = nodes.get(w.to).x - 8, y1 = portY(nodes.get(w.to), w.toPort);
            final double bend = Math.max(30, Math.abs(x1 - x0) / 2);
            s.append("<path d=\"M" + x0 + " " + y0 + " C" + (x0 + bend) + " " + y0 + " " + (x1 - bend) + " " + y1 + " " + x1
                + " " + y1 + "\" fill=\"none\" stroke=\"#8A8F94\" stroke-width=\"1.4\"/>\n");
        }
        for (Node n : nodes.values()) {
            s.append(node(n));
        }
        for (Wire w : wires) {
            final boolean model = w.fromPort == 1 && nodes.get(w.from).name.endsWith("Learner");
            s.append(port(nodes.get(w.from).x + BOX, portY(nodes.get(w.from), w.fromPort), model));
            s.append(port(nodes.get(w.to).x - 8, portY(nodes.get(w.to), w.toPort), model));
        }
        return s.append("</svg>\n").toString();
    }

    private static String node(final Node n) throws IOException {
        final String colour = COLOURS.entrySet().stream().filter(e -> n.name.endsWith(e.getKey())).map(Map.Entry::getValue)
            .findFirst().orElse("#B9D48B");
        final String icon = Files.readString(ICONS.resolve(n.name.toLowerCase().replace(' ', '-') + ".svg"));
        final var s = new StringBuilder("<rect x=\"" + n.x + "\" y=\"" + n.y + "\" width=\"" + BOX + "\" height=\"" + BOX
            + "\" rx=\"5\" fill=\"" + colour + "\"/>\n<g transform=\"translate(" + (n.x + 5) + " " + (n.y + 5)
            + ") scale(1.5)\">" + icon.substring(icon.indexOf('>') + 1, icon.lastIndexOf("</svg>")) + "</g>\n");
        int line = 0;
        final List<String> words = lines(n.name);
        for (String text : words) {
            s.append("<text x=\"" + (n.x + BOX / 2) + "\" y=\"" + (n.y - 7 - 12 * (words.size() - 1 - line++))
                + "\" font-size=\"11\" text-anchor=\"middle\" fill=\"#222\">" + text + "</text>\n");
        }
        return s.toString();
    }

    /** tables leave and enter by triangles, models by squares */
    private static String port(final double x, final double y, final boolean model) {
        return model ? "<rect x=\"" + x + "\" y=\"" + (y - 4) + "\" width=\"8\" height=\"8\" fill=\"#1C7C8C\"/>\n"
            : "<path d=\"M" + x + " " + (y - 4.5) + " l8 4.5 l-8 4.5 Z\" fill=\"#333\"/>\n";
    }

    private static double portY(final Node n, final int port) {
        return n.y + 6 + 11.0 * (port - 1);
    }

    /** long names stand in two lines, as on the canvas */
    private static List<String> lines(final String name) {
        final int middle = name.indexOf(' ', name.length() / 3);
        return name.length() < 14 || middle < 0 ? List.of(name)
            : List.of(name.substring(0, middle), name.substring(middle + 1));
    }

    private static Element xml(final Path file) throws Exception {
        final var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static Map<String, Element> children(final Element parent, final String tag) {
        final Map<String, Element> found = new LinkedHashMap<>();
        for (var c = parent.getFirstChild(); c != null; c = c.getNextSibling()) {
            if (c instanceof Element e && e.getTagName().equals(tag)) {
                found.put(e.getAttribute("key"), e);
            }
        }
        return found;
    }

    private static Iterable<Element> configs(final Element parent) {
        return children(parent, "config").values();
    }

    private static Element config(final Element parent, final String key) {
        return children(parent, "config").get(key);
    }

    private static String entry(final Element parent, final String key) {
        return children(parent, "entry").get(key).getAttribute("value");
    }
}

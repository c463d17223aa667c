package org.latentrom.engine.io.xdmf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The xpointers with which solvers say "the mesh of that grid": a path of Grid steps with conditions, and the Topology
 * and Geometry in the last one. Nothing else is understood, so that an inclusion can neither leave the file nor include
 * itself.
 */
final class GridPointer {
    private static final int LONGEST = 1000;

    private static final Pattern POINTER = Pattern.compile(
        "xpointer\\((//|/Xdmf/Domain/)(Grid[^/]*(?:/Grid[^/]*)*)/\\*\\[self::Topology or self::Geometry\\]\\)");

    private static final Pattern STEP = Pattern.compile("Grid((?:\\[[^\\]]*\\])*)");

    private static final Pattern CONDITION = Pattern.compile("\\[([^\\]]*)\\]");

    private static final Pattern ATTRIBUTE = Pattern.compile("@(\\w+)\\s*=\\s*[\"'](.*)[\"']");

    private GridPointer() {
    }

    /** @return the grid that the pointer means; nothing if it is not understood or means none */
    static Optional<XmlElement> find(final XmlElement root, final String pointer) {
        // before matching: a pattern with repeated groups recurses, and a long pointer would overflow the stack
        if (pointer.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher m = POINTER.matcher(pointer.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        List<XmlElement> found = new ArrayList<>();
        boolean anywhere = m.group(1).equals("//");
        if (!anywhere) {
            root.children("Domain").forEach(d -> found.addAll(d.children("Grid")));
        } else {
            collect(root, found);
        }
        String[] steps = m.group(2).split("/");
        List<XmlElement> current = select(found, steps[0]);
        for (int i = 1; i < steps.length; i++) {
            List<XmlElement> next = new ArrayList<>();
            for (XmlElement g : current) {
                next.addAll(select(g.children("Grid"), steps[i]));
            }
            current = next;
        }
        return current.stream().findFirst();
    }

    private static void collect(final XmlElement e, final List<XmlElement> grids) {
        for (XmlElement c : e.children()) {
            if (c.name().equals("Grid")) {
                grids.add(c);
            }
            collect(c, grids);
        }
    }

    private static List<XmlElement> select(final List<XmlElement> grids, final String step) {
        Matcher m = STEP.matcher(step);
        if (!m.matches()) {
            return List.of();
        }
        List<XmlElement> left = grids;
        Matcher c = CONDITION.matcher(m.group(1));
        while (c.find()) {
            String condition = c.group(1).strip();
            Matcher a = ATTRIBUTE.matcher(condition);
            if (a.matches()) {
                left = left.stream().filter(g -> g.attribute(a.group(1)).equals(Optional.of(a.group(2)))).toList();
            } else if (condition.matches("[1-9][0-9]{0,8}")) {
                int n = Integer.parseInt(condition);
                left = n <= left.size() ? List.of(left.get(n - 1)) : List.of();
            } else {
                return List.of();
            }
        }
        return left;
    }
}

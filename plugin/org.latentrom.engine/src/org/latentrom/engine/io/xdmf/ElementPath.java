package org.latentrom.engine.io.xdmf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which XDMF files point to their own elements: the part of XPath that solvers write (names, {@code *}, and
 * the conditions {@code [n]}, {@code [last()]}, {@code [@A="v"]}, {@code [self::A or self::B]}), bare or in
 * {@code xpointer(...)}, and the child numbers of {@code element(/1/2)}. Nothing in it can leave the file.
 */
final class ElementPath {
    /** Longer than any that a solver writes; keeps the effort bounded. */
    private static final int LONGEST = 1000;

    private static final Pattern POINTER = Pattern.compile("xpointer\\((.*)\\)", Pattern.DOTALL);

    private static final Pattern NUMBERS = Pattern.compile("element\\(((?:/[0-9]{1,9}){1,64}+)\\)");

    private static final Pattern STEP = Pattern.compile("([\\w.:-]+|\\*)((?:\\[.*\\])?)", Pattern.DOTALL);

    private static final Pattern ATTRIBUTE = Pattern.compile("@([\\w.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private static final Pattern KINDS = Pattern.compile("self::\\w+(?:\\s+or\\s+self::\\w+){0,20}");

    private final XmlElement m_root;

    /** Elements that may still be looked at: a file of crafted pointers would keep a machine busy otherwise. */
    private long m_budget = 5_000_000;

    ElementPath(final XmlElement root) {
        m_root = root;
    }

    /** @return the elements that the pointer means, in the order of the file; none if it is not understood */
    List<XmlElement> find(final String pointer) {
        String text = pointer.strip();
        // before matching: a long pointer could overflow the stack of the pattern
        if (text.isEmpty() || text.length() > LONGEST) {
            return List.of();
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return byNumbers(numbers.group(1).substring(1).split("/"));
        }
        Matcher m = POINTER.matcher(text);
        String path = (m.matches() ? m.group(1) : text).strip();
        return path.startsWith("/") ? byPath(steps(path)) : List.of();
    }

    private List<XmlElement> byNumbers(final String[] numbers) {
        List<XmlElement> siblings = List.of(m_root);
        XmlElement e = null;
        for (String n : numbers) {
            int index = Integer.parseInt(n);
            if (index < 1 || index > siblings.size()) {
                return List.of();
            }
            e = siblings.get(index - 1);
            siblings = e.children();
        }
        return e == null ? List.of() : List.of(e);
    }

    /** @return what stands between slashes, but for slashes in conditions; an empty text is a doubled slash */
    private static List<String> steps(final String path) {
        List<String> steps = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '/' && depth == 0) {
                steps.add(path.substring(start, i).strip());
                start = i + 1;
            }
        }
        steps.add(path.substring(start).strip());
        return steps;
    }

    private List<XmlElement> byPath(final List<String> steps) {
        Set<XmlElement> current = null; // the document itself
        boolean below = false;
        for (String step : steps) {
            if (step.isEmpty()) {
                below = true;
                continue;
            }
            Set<XmlElement> next = new LinkedHashSet<>();
            if (current == null) {
                next.addAll(select(List.of(m_root), step));
            }
            for (XmlElement e : current == null ? List.of(m_root) : current) {
                if (below) {
                    addBelow(e, step, next);
                } else if (current != null) {
                    next.addAll(select(e.children(), step));
                }
            }
            current = next;
            below = false;
        }
        return current == null || below ? List.of() : List.copyOf(current);
    }

    private void addBelow(final XmlElement e, final String step, final Set<XmlElement> found) {
        found.addAll(select(e.children(), step));
        for (XmlElement c : e.children()) {
            addBelow(c, step, found);
        }
    }

    private List<XmlElement> select(final List<XmlElement> siblings, final String step) {
        m_budget -= siblings.size() + 1L;
        if (m_budget < 0 || siblings.isEmpty()) {
            return List.of();
        }
        Matcher m = STEP.matcher(step);
        if (!m.matches()) {
            return List.of();
        }
        String name = m.group(1).substring(m.group(1).indexOf(':') + 1);
        List<XmlElement> left = new ArrayList<>(1);
        for (XmlElement s : siblings) { // no stream: a search below the root comes here for every element
            if (name.equals("*") || s.name().equals(name)) {
                left.add(s);
            }
        }
        if (m.group(2).isEmpty() || left.isEmpty()) {
            return left;
        }
        String conditions = m.group(2);
        for (String c : conditions.substring(1, conditions.length() - 1).split("\\]\\s*\\[", 20)) {
            left = filter(left, c.strip());
        }
        return left;
    }

    private static List<XmlElement> filter(final List<XmlElement> elements, final String condition) {
        Matcher a = ATTRIBUTE.matcher(condition);
        if (a.matches()) {
            String value = a.group(2) == null ? a.group(3) : a.group(2);
            return elements.stream().filter(e -> e.attribute(a.group(1)).filter(value::equals).isPresent()).toList();
        }
        if (KINDS.matcher(condition).matches()) {
            List<String> kinds = List.of(condition.replace("self::", "").split("\\s+or\\s+"));
            return elements.stream().filter(e -> kinds.contains(e.name())).toList();
        }
        int index = condition.equals("last()") ? elements.size()
            : condition.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(condition) : 0;
        return index < 1 || index > elements.size() ? List.of() : List.of(elements.get(index - 1));
    }
}

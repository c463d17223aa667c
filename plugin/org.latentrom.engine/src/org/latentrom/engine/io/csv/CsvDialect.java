package org.latentrom.engine.io.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the cells of a line are told apart, and how numbers are written.
 *
 * @param separator comma, semicolon, tab or a blank; a blank stands for any white space
 */
record CsvDialect(char separator) {
    private static final Pattern FORTRAN = Pattern.compile("(?<=[0-9.])[dD](?=[+-]?[0-9])");

    private static final Pattern USUAL = Pattern.compile("[+-]?[0-9.]{1,400}(?:[eE][+-]?[0-9]{1,9})?");

    /** @return the dialect of a line: the header's, or the first one's if there is no header */
    static CsvDialect of(final String line) {
        String bare = line.replaceAll("\"[^\"]*\"", "q");
        for (char c : new char[]{';', '\t', ','}) {
            if (bare.indexOf(c) >= 0) {
                return new CsvDialect(c);
            }
        }
        return new CsvDialect(' ');
    }

    /** @return true if a line holds no cells: blank, or a comment as COMSOL (%) and gnuplot (#) write it */
    static boolean isComment(final String line) {
        return line.isBlank() || line.startsWith("#") || line.startsWith("%");
    }

    /** @return the cells without white space and quotation marks around them; a separator at the end adds none */
    List<String> cells(final String line) {
        List<String> cells = new ArrayList<>();
        boolean blank = separator == ' ';
        int i = 0;
        int n = line.length();
        while (i <= n) {
            while (i < n && isSpace(line.charAt(i)) && line.charAt(i) != separator || blank && i < n
                && isSpace(line.charAt(i))) {
                i++;
            }
            if (i >= n) {
                break;
            }
            int end = i;
            if (line.charAt(i) == '"') {
                end = line.indexOf('"', i + 1);
                end = end < 0 ? n : end;
                cells.add(line.substring(i + 1, end).strip());
            }
            int stop = end;
            while (stop < n && (blank ? !isSpace(line.charAt(stop)) : line.charAt(stop) != separator)) {
                stop++;
            }
            if (line.charAt(i) != '"') {
                cells.add(line.substring(i, stop).strip());
            }
            i = stop + 1;
        }
        return cells;
    }

    private static boolean isSpace(final char c) {
        return c <= ' ';
    }

    /**
     * @return the number in a cell: NaN if it is empty or says so; a comma is decimal if it does not separate; nothing
     *         (null) if the cell is no number
     */
    Double number(final String cell) {
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        boolean javas = "dDfF".indexOf(cell.charAt(cell.length() - 1)) >= 0;
        if (javas || cell.indexOf('x') >= 0 || cell.indexOf('X') >= 0) {
            return named(cell); // Java would take 1d, 1f and 0x1p3
        }
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return named(cell);
        }
    }

    private Double named(final String cell) {
        String word = cell.startsWith("-") || cell.startsWith("+") ? cell.substring(1) : cell;
        double sign = cell.startsWith("-") ? -1 : 1;
        switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "nan", "na", "n/a", "null", "none" -> {
                return Double.NaN;
            }
            case "inf", "infinity" -> {
                return sign * Double.POSITIVE_INFINITY;
            }
            default -> {
                boolean decimal = separator != ',' && cell.indexOf(',') >= 0 && cell.indexOf('.') < 0;
                String point = decimal ? cell.replace(',', '.') : cell;
                String usual = FORTRAN.matcher(point).replaceAll("e");
                return USUAL.matcher(usual).matches() && !usual.equals(cell) ? parsed(usual) : null;
            }
        }
    }

    private static Double parsed(final String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

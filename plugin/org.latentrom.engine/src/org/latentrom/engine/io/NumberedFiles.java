package org.latentrom.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import org.latentrom.engine.progress.Progress;

/**
 * A series of files without an index: names that differ only in the number at their end, such as {@code u_005.vtk}.
 *
 * @param stem what the names have in common before the number
 * @param ending the ending that they have in common, with its dot, such as {@code .vtk} or {@code .xml.gz}
 * @param files the files by number; only the opened one if its name has no number at the end
 */
public record NumberedFiles(String stem, String ending, List<Path> files) {
    /** A number with more digits is no count of snapshots, and no exact double. */
    private static final int MAX_DIGITS = 15;

    private static final Pattern VERSION = Pattern.compile("[._-][vV]$");

    /**
     * @param path one file of the series
     * @return the series: files in the same folder with the same stem and ending
     * @throws SnapshotFormatException if one of them is a link that leads out of the folder
     */
    public static NumberedFiles of(final Path path, final Progress progress) throws IOException {
        String name = SourceFolder.nameOf(path);
        String stem = stem(name);
        String ending = ending(name);
        if (number(name).isEmpty()) {
            return new NumberedFiles(stem, ending, List.of(path));
        }
        List<Path> files = new ArrayList<>();
        for (Path p : SourceFolder.beside(path)) {
            progress.checkCanceled();
            String other = SourceFolder.nameOf(p);
            if (other.endsWith(ending) && stem(other).equals(stem) && number(other).isPresent()
                && Files.isRegularFile(p)) {
                if (!other.equals(name)) {
                    SourceFolder.requireInside(p); // what the user has chosen may lie anywhere
                }
                files.add(p);
            }
        }
        files.sort(Comparator.comparing(SourceFolder::nameOf, NameOrder.INSTANCE));
        return new NumberedFiles(stem, ending, List.copyOf(files));
    }

    /** @return the number at the end of a file's name, if there are several files; a time for want of a better one */
    public OptionalDouble time(final Path file) {
        return files.size() < 2 ? OptionalDouble.empty() : number(SourceFolder.nameOf(file));
    }

    /** @return what the user should know: that several files are read though one was chosen; empty for a single file */
    public List<String> warnings() {
        return files.size() < 2 ? List.of()
            : List.of("The " + files.size() + " files " + stem + "*" + ending + " are read as one series.");
    }

    /** @return what the user should know if the files themselves give no times; empty for a single file */
    public List<String> numberWarnings() {
        return files.size() < 2 ? List.of()
            : List.of("The files " + stem + "*" + ending + " give no times: the numbers in their names are taken.");
    }

    /** @return a name without its ending and the number before it */
    public static String stem(final String name) {
        String body = name.substring(0, name.length() - ending(name).length());
        return body.substring(0, digits(body));
    }

    private static OptionalDouble number(final String name) {
        String body = name.substring(0, name.length() - ending(name).length());
        int from = digits(body);
        return from == body.length() ? OptionalDouble.empty() : OptionalDouble.of(Long.parseLong(body.substring(from)));
    }

    private static int digits(final String body) {
        int from = NameOrder.trailingDigits(body);
        // the 22 of "square.msh22" and "square_v22" is a version, that of "square.022" and "square22" counts
        boolean counts = from == 0 || body.indexOf('.') < 0 || "._-".indexOf(body.charAt(from - 1)) >= 0;
        boolean version = VERSION.matcher(body.substring(0, from)).find();
        return counts && !version && body.length() - from <= MAX_DIGITS ? from : body.length();
    }

    private static String ending(final String name) {
        int end = name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.length() - 3 : name.length();
        int dot = name.lastIndexOf('.', end - 1);
        return dot <= 0 ? "" : name.substring(dot);
    }
}

package org.latentrom.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/**
 * The folder that a file's references may lead into. A snapshot file can come from anywhere, so that a reference which
 * is absolute, climbs out by "..", names a network share or ends, by a symbolic link, outside of the folder is refused.
 */
public final class SourceFolder {
    private static final Pattern SCHEME_OR_DRIVE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private final Path m_folder;

    private final String m_file;

    /** @param file the file whose references are to be followed */
    public SourceFolder(final Path file) {
        m_folder = file.toAbsolutePath().normalize().getParent();
        m_file = nameOf(file);
    }

    /** @return the last part of a path, for messages */
    public static String nameOf(final Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    /**
     * @param reference what stands in the file; slashes of either kind separate folders
     * @param element the element of the file that refers, for messages
     * @return the file meant, which exists
     * @throws SnapshotFormatException if the reference leaves the folder or there is no such file
     */
    public Path resolve(final String reference, final String element) throws IOException {
        String name = reference.strip().replace('\\', '/');
        String shown = "\"" + shorten(reference.strip()) + "\"";
        if (name.isEmpty()) {
            throw new SnapshotFormatException(m_file, element, "names no file", "Export the series anew");
        }
        if (name.startsWith("/") || SCHEME_OR_DRIVE.matcher(name).matches()) {
            throw leaves(element, shown + " is not relative to the file's own folder");
        }
        Path path;
        try {
            path = m_folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new SnapshotFormatException(m_file, element, shown + " is not a file name", "Rename the file", e);
        }
        if (!path.startsWith(m_folder) || path.equals(m_folder)) {
            throw leaves(element, shown + " leads out of the file's own folder");
        }
        if (isPlainFile(path)) {
            return path;
        }
        if (!Files.exists(path)) {
            throw new SnapshotFormatException(m_file, element, "there is no file " + shown,
                "Copy it to the folder of " + m_file);
        }
        if (!Files.isRegularFile(path)) {
            throw new SnapshotFormatException(m_file, element, shown + " is not a file", "Name a file");
        }
        if (linksOut(m_folder, path)) {
            throw leaves(element, shown + " is a link that leads out of the file's own folder");
        }
        return path;
    }

    /** @return true for a file without a symbolic link on the way from the folder to it, which is nearly every file */
    private boolean isPlainFile(final Path path) {
        try {
            for (Path p = path; !p.equals(m_folder); p = p.getParent()) {
                var attributes = Files.readAttributes(p, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (p.equals(path) ? !attributes.isRegularFile() : !attributes.isDirectory()) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // looked at more closely
        }
    }

    /** @return true if a path in a folder is, by symbolic links, a place outside of it */
    static boolean linksOut(final Path folder, final Path path) throws IOException {
        try {
            return !path.toRealPath().startsWith(folder.toRealPath());
        } catch (UnsupportedOperationException e) {
            return false; // a file system without links
        }
    }

    /**
     * For files that are found beside another one by their names.
     *
     * @throws SnapshotFormatException if the file is a link that leads out of its folder
     */
    public static void requireInside(final Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (linksOut(folder, file)) {
            throw new SnapshotFormatException(nameOf(file), "", "is a link that leads out of its folder",
                "Copy the data into the folder");
        }
    }

    /** @return what lies in the file's folder; the file alone where folders cannot be listed, as behind a URL */
    public static List<Path> beside(final Path file) throws IOException {
        try (var list = Files.list(file.toAbsolutePath().getParent())) {
            return list.toList();
        } catch (UnsupportedOperationException e) {
            return List.of(file);
        }
    }

    private SnapshotFormatException leaves(final String element, final String problem) {
        return new SnapshotFormatException(m_file, element, problem,
            "Put the files that belong together into one folder and refer to them by relative names");
    }

    /** @return the text, cut to a length that fits into a message */
    public static String shorten(final String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}

package org.latentrom.engine.io.dolfin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.NameOrder;
import org.latentrom.engine.io.NumberedFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/**
 * Reads functions that legacy FEniCS wrote as XML ({@code File("u_005.xml") << u}), plain or with gzip, on the mesh
 * {@code mesh.xml} beside them. If the mesh is chosen, all functions of the folder are read, each name (without its
 * number) a field; else those of the chosen name. The numbers of the names are the times.
 */
public final class DolfinXmlReader {
    private static final String[] ENDINGS = {".xml", ".xml.gz"};

    private DolfinXmlReader() {
    }

    /** @param head the first characters of a file, unpacked @return true if it is XML of dolfin */
    public static boolean isDolfin(final String head) {
        return !DolfinFile.content(head).isEmpty();
    }

    /** @return true if the name of a file in a folder is that of a mesh or function */
    public static boolean isNamed(final String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(ENDINGS[0]) || lower.endsWith(ENDINGS[1]);
    }

    /** @return true if a file in a folder is a mesh or a function, not XML of something else that lies beside */
    public static boolean isDolfinFile(final Path path) {
        try {
            return isDolfin(DolfinFile.head(path));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param files XML files of a folder
     * @return the mesh among them, if it is named so; else the first
     */
    public static Path chosen(final List<Path> files) {
        return files.stream().filter(f -> stem(SourceFolder.nameOf(f)).equals("mesh")).findFirst().orElse(files.get(0));
    }

    /**
     * @param path a mesh or a function
     * @throws SnapshotFormatException if it is neither, or there is no mesh, or no function
     */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        String name = SourceFolder.nameOf(path);
        String content = content(path);
        boolean isMesh = content.equals("mesh");
        if (!isMesh && !content.equals("function_data")) {
            throw new SnapshotFormatException(name, "<" + content + ">", "is neither a mesh nor a function",
                "Choose a mesh or a function; mesh functions, vectors and matrices have no place in space");
        }
        Map<String, Path> siblings = siblings(path, progress);
        var meshes = new DolfinMeshes(isMesh ? path : mesh(path, siblings));
        Map<String, Map<String, Path>> byNumber = functions(path, isMesh, siblings);
        List<String> warnings = new ArrayList<>();
        if (byNumber.size() > 1) {
            Map<String, Path> single = byNumber.remove("");
            if (single != null) {
                warnings.add("The files " + names(single) + " have no number and are left out.");
            }
            warnings.add(byNumber.size() + " times of " + names(byNumber.values().iterator().next())
                + " and so on are read as one series; the numbers in the names are taken as times.");
        }
        List<DolfinSource> sources = new ArrayList<>();
        byNumber.forEach((number, files) -> sources.add(new DolfinSource(files, byNumber.size() > 1
            ? OptionalDouble.of(Double.parseDouble(number)) : OptionalDouble.empty(), meshes)));
        return new FormatSeries(sources, warnings);
    }

    private static String names(final Map<String, Path> files) {
        return SourceFolder.shorten(String.join(", ", files.values().stream().map(SourceFolder::nameOf).toList()));
    }

    private static String content(final Path path) throws IOException {
        return DolfinFile.content(DolfinFile.head(path));
    }

    /** The files beside by their names without endings; of a plain and a packed one the plain. */
    private static Map<String, Path> siblings(final Path path, final Progress progress) throws IOException {
        Map<String, Path> found = new TreeMap<>(NameOrder.INSTANCE);
        for (Path p : SourceFolder.beside(path)) {
            progress.checkCanceled();
            String name = SourceFolder.nameOf(p);
            if (isNamed(name) && Files.isRegularFile(p)) {
                Path known = found.get(stem(name));
                if (known == null || name.endsWith(ENDINGS[0])) {
                    found.put(stem(name), p);
                }
            }
        }
        return found;
    }

    private static String stem(final String name) {
        return name.replaceFirst("(?i)\\.xml(\\.gz)?$", "");
    }

    private static Path mesh(final Path function, final Map<String, Path> siblings) throws IOException {
        Path mesh = siblings.get("mesh");
        if (mesh == null) {
            List<Path> others = new ArrayList<>();
            for (Path p : siblings.values()) {
                SourceFolder.requireInside(p);
                if (content(p).equals("mesh")) {
                    others.add(p);
                }
            }
            if (others.size() != 1) {
                throw new SnapshotFormatException(SourceFolder.nameOf(function), "", "is a function, but there "
                    + (others.isEmpty() ? "is no mesh" : "are several meshes") + " beside it",
                    "Put the mesh of the function beside it, as mesh.xml");
            }
            mesh = others.get(0);
        }
        SourceFolder.requireInside(mesh);
        return mesh;
    }

    /** @return files by number, then by field; the number is empty for names without */
    private static Map<String, Map<String, Path>> functions(final Path path, final boolean all,
        final Map<String, Path> siblings) throws IOException {
        String wanted = NumberedFiles.stem(SourceFolder.nameOf(path));
        Map<String, Map<String, Path>> byNumber = new TreeMap<>(NameOrder.INSTANCE);
        for (Map.Entry<String, Path> e : siblings.entrySet()) {
            boolean chosen = SourceFolder.nameOf(e.getValue()).equals(SourceFolder.nameOf(path));
            String stem = NumberedFiles.stem(e.getKey() + ENDINGS[0]);
            if (!all && !stem.equals(wanted)) {
                continue;
            }
            if (!chosen) {
                SourceFolder.requireInside(e.getValue());
            }
            if (content(e.getValue()).equals("function_data")) {
                String field = stem.replaceAll("[_.-]+$", "");
                byNumber.computeIfAbsent(e.getKey().substring(stem.length()), k -> new LinkedHashMap<>())
                    .put(field.isEmpty() ? "function" : field, e.getValue());
            }
        }
        if (byNumber.isEmpty()) {
            throw new SnapshotFormatException(SourceFolder.nameOf(path), "", "has no functions beside it",
                "Put the functions' files into the folder of the mesh");
        }
        return byNumber;
    }
}

package org.latentrom.runner.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Shared workflow files (.knwf): a zip of a workflow folder. */
public final class WorkflowArchive {
    private static final long MOST_BYTES = 8L << 30;

    private static final int MOST_ENTRIES = 100_000;

    private WorkflowArchive() {
    }

    /** Unpacks an archive into an empty folder.
     * @return the workflow folder
     * @throws IOException if an entry leads out of the folder, the content is too large, or there is no workflow */
    public static Path unpack(final Path archive, final Path to) throws IOException {
        Path root = to.toAbsolutePath().normalize();
        long left = MOST_BYTES;
        int entries = 0;
        try (InputStream in = Files.newInputStream(archive); var zip = new ZipInputStream(in)) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                Path target = root.resolve(e.getName()).normalize();
                if (!target.startsWith(root)) {
                    throw new IOException("The entry \"" + e.getName() + "\" leads out of the archive");
                }
                if (++entries > MOST_ENTRIES) {
                    throw new IOException("The archive has more than " + MOST_ENTRIES + " entries");
                }
                if (e.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    left -= copy(zip, target, left);
                }
            }
        }
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(p -> p.getFileName().toString().equals("workflow.knime")).map(Path::getParent)
                .findFirst().orElseThrow(() -> new IOException(archive + " holds no workflow"));
        }
    }

    private static long copy(final InputStream in, final Path target, final long left) throws IOException {
        byte[] part = new byte[1 << 16];
        long n = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int k = in.read(part); k >= 0; k = in.read(part)) {
                n += k;
                if (n > left) {
                    throw new IOException("The archive holds more than " + MOST_BYTES + " bytes");
                }
                out.write(part, 0, k);
            }
        }
        return n;
    }

    /** Packs a workflow folder; equal folders give equal archives. */
    public static void pack(final Path workflow, final Path archive) throws IOException {
        Path folder = workflow.toAbsolutePath().normalize();
        String top = folder.getFileName() + "/";
        try (Stream<Path> files = Files.walk(folder);
                var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            for (Path p : all) {
                var entry = new ZipEntry(top + folder.relativize(p).toString().replace('\\', '/'));
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                Files.copy(p, zip);
            }
        }
    }
}

package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.runner.Run;
import org.latentrom.runner.workflow.WorkflowArchive;

/** The command: exit codes, files, what is printed. */
class RunTest {
    private final ByteArrayOutputStream m_out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream m_err = new ByteArrayOutputStream();

    @TempDir
    Path m_folder;

    private int run(final String... args) {
        return Run.run(args, new PrintStream(m_out, true), new PrintStream(m_err, true));
    }

    private int runFolder(final Path workflow) {
        return run("-workflow", workflow.toString(), "-out", m_folder.resolve("out").toString());
    }

    @Test
    void resultsAreWritten() throws IOException {
        assertEquals(Run.OK, runFolder(Fixtures.FOLDER.resolve("configured")));
        Path out = m_folder.resolve("out");
        assertEquals(Fixtures.lines("sample-field-learner-2.csv"),
            Files.readAllLines(out.resolve("sample-field-learner-2-2.csv")));
        assertEquals("Row11,sample-field-picture-4-1/11-0.png",
            Files.readAllLines(out.resolve("sample-field-picture-4-1.csv")).get(12));
        assertTrue(Files.isRegularFile(out.resolve("sample-field-picture-4-1/11-0.png")));
        assertTrue(Files.isRegularFile(out.resolve("sample-field-picture-4-2.png")));
        assertFalse(Files.exists(out.resolve("sample-field-source-1-1.csv"))); // its output is connected
        String summary = Files.readString(out.resolve("summary.json"));
        assertTrue(summary.contains("\"node\": \"Sample Field Apply\", \"state\": \"EXECUTED\""), summary);
        assertTrue(summary.contains("\"rows\": 12"), summary);
        assertTrue(m_out.toString().contains("Sample Field Learner (#2) executed in"), m_out.toString());
    }

    @Test
    void workflowFolderIsNotChanged() throws IOException {
        Path copy = Fixtures.copy("saved-by-knime", m_folder);
        long before = size(copy);
        assertEquals(Run.OK, run("-workflowDir=" + copy, "-out=" + m_folder.resolve("out")));
        assertEquals(before, size(copy));
    }

    private static long size(final Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length() + 1).sum();
        }
    }

    @Test
    void packedWorkflowRuns() throws IOException {
        Path file = m_folder.resolve("sample.knwf");
        WorkflowArchive.pack(Fixtures.FOLDER.resolve("configured"), file);
        byte[] first = Files.readAllBytes(file);
        WorkflowArchive.pack(Fixtures.FOLDER.resolve("configured"), file);
        assertArrayEquals(first, Files.readAllBytes(file));
        assertEquals(Run.OK, runFolder(file));
        assertTrue(Files.isRegularFile(m_folder.resolve("out/summary.json")));
    }

    @Test
    void archiveThatLeadsOutIsRefused() throws IOException {
        Path file = m_folder.resolve("evil.knwf");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("../evil.txt"));
            zip.write(1);
        }
        assertEquals(Run.LOAD_ERROR, runFolder(file));
        assertTrue(m_err.toString().contains("leads out"), m_err.toString());
    }

    @Test
    void wrongArgumentsAreExplained() {
        assertEquals(Run.USAGE, run("-workflow", "x"));
        assertTrue(m_err.toString().contains("usage:"), m_err.toString());
        assertEquals(Run.USAGE, run());
    }

    @Test
    void missingWorkflowIsUsage() {
        assertEquals(Run.USAGE, runFolder(m_folder.resolve("nowhere")));
    }

    @Test
    void badSettingsAreALoadError() throws IOException {
        Path w = Fixtures.changed(m_folder, Fixtures.SOURCE, s -> s.replace("value=\"BUMP\"", "value=\"JUMP\""));
        assertEquals(Run.LOAD_ERROR, runFolder(w));
        assertFalse(Files.exists(m_folder.resolve("out")));
    }

    @Test
    void folderWithoutWorkflowIsALoadError() {
        assertEquals(Run.LOAD_ERROR, runFolder(m_folder));
    }

    @Test
    void failedNodeGivesTheExitCodeAndIsNamed() throws IOException {
        Path w = Fixtures.changed(m_folder, Fixtures.PICTURE,
            s -> s.replace("\"channel\" type=\"xint\" value=\"0\"", "\"channel\" type=\"xint\" value=\"5\""));
        assertEquals(Run.NOT_EXECUTED, runFolder(w));
        assertTrue(m_err.toString().contains("ERROR Sample Field Picture (#4): There is no channel 5"),
            m_err.toString());
        String summary = Files.readString(m_folder.resolve("out/summary.json"));
        assertTrue(summary.contains("\"exitCode\": 4"), summary);
        assertTrue(summary.contains("There is no channel 5"), summary);
    }
}

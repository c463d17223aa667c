package org.latentrom.engine.io.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.SnapshotFormatException;

/** A bad reader is found out, and the files after it are read all the same. */
class ChildTest {
    @TempDir
    private Path m_folder;

    /** Does what the file's name says. */
    static final class Bad implements Reading {
        @Override
        public void read(final Path file) throws IOException {
            switch (file.getFileName().toString()) {
                case "good" -> Files.readAllBytes(file);
                case "refused" -> throw new SnapshotFormatException("refused", "", "is bad", "Take another");
                case "no remedy" -> throw new SnapshotFormatException("no remedy", "", "is bad", "");
                case "long" -> throw new SnapshotFormatException("long", "", "x".repeat(2000), "Take another");
                case "null" -> throw new NullPointerException();
                case "memory" -> System.out.println(new long[1 << 23].length);
                case "much memory" -> {
                    List<byte[]> all = new ArrayList<>();
                    while (true) {
                        all.add(new byte[1 << 20]);
                    }
                }
                case "stack" -> read(file);
                case "outside" -> Files.exists(file.getParent().resolveSibling("elsewhere"));
                case "write" -> Files.writeString(file.resolveSibling("new"), "x");
                case "slow" -> {
                    var threads = ManagementFactory.getThreadMXBean();
                    long end = threads.getCurrentThreadCpuTime() + 2_200_000_000L;
                    while (threads.getCurrentThreadCpuTime() < end) {
                        Math.sqrt(2);
                    }
                }
                case "exit" -> Runtime.getRuntime().halt(3);
                default -> {
                    try (var s = new Socket("127.0.0.1", 9)) {
                        s.getPort();
                    } catch (IOException e) {
                        throw new SnapshotFormatException("connect", "", "is bad", "Take another", e);
                    }
                }
            }
        }
    }

    @Test
    void everyMisbehaviourIsNoticed() throws Exception {
        List<String> names = List.of("good", "refused", "no remedy", "long", "null", "memory", "much memory", "stack",
            "outside", "write", "exit", "connect", "slow", "good");
        for (String n : names) {
            Files.writeString(m_folder.resolve(n), "x");
        }
        List<Child.Verdict> verdicts = new Child(Bad.class, m_folder, 64).files(names);
        List<String> expected = List.of("READ", "REFUSED", "WRONG a message", "WRONG a message",
            "WRONG java.lang.NullPointerException", "WRONG java.lang.OutOfMemoryError",
            "WRONG java.lang.OutOfMemoryError",
            "WRONG java.lang.StackOverflowError", "WRONG [looks at", "WRONG [writes", "WRONG ends Java with status 3",
            "WRONG [connects to", "WRONG takes", "READ");
        assertEquals(expected.size(), verdicts.size());
        for (int i = 0; i < expected.size(); i++) {
            String v = verdicts.get(i).kind() + " " + verdicts.get(i).message();
            assertTrue(v.startsWith(expected.get(i)), names.get(i) + ": " + v);
            assertEquals(i, verdicts.get(i).number());
        }
    }

    @Test
    void aMutantIsMadeAgainFromItsNumber() {
        byte[] good = "<VTKFile a=\"1\"><Piece b=\"22\">1 2 3</Piece></VTKFile>\n".repeat(3)
            .getBytes(StandardCharsets.US_ASCII);
        byte[] before = good.clone();
        int same = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] mutant = new Mutator(i).mutate(good, List.of(good));
            assertArrayEquals(mutant, new Mutator(i).mutate(good, List.of(good)));
            same += Arrays.equals(mutant, good) ? 1 : 0;
        }
        assertArrayEquals(before, good);
        assertTrue(same < 20, same + " mutants are no mutants");
        assertFalse(Arrays.equals(new Mutator(1).mutate(good, List.of(good)),
            new Mutator(2).mutate(good, List.of(good))));
    }
}

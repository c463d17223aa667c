package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Changes good files at random places: whatever comes out, reading ends soon, with the snapshots or an exception of
 * ours, and does not allocate by what a file claims. The number of mutants a format is {@code -Dlatentrom.mutants}.
 */
class ReaderFuzzTest {
    private static final int MUTANTS = Integer.getInteger("latentrom.mutants", 150);

    /** A mutant of these files of at most 110 kB must not need more memory in all, bytes allocated. */
    private static final long MAX_ALLOCATED = 256L << 20;

    private static final String[] WORDS = {"99999999999", "-1", "2147483647", "4294967295", "1e308", "nan", "\"",
        "<", ">",
        "/", "..", "\u0000", "&x;", "UInt64", "Int8", "appended", "ascii", "XY", "Cell", "=", "//Grid", " "};

    @TempDir
    private Path m_folder;

    @ParameterizedTest
    @CsvSource({"heat/pvd_zlib/u000000.vtu,''", "heat/pvd_base64/u000000.vtu,''", "heat/pvd_ascii/u000000.vtu,''",
        "conformance/tri__appraw_none_h64_le.vtu,''", "conformance/tri__appraw_zlib_multiblock.vtu,''",
        "conformance/tri__appb64_zlib_h32_le.vtu,''", "heat/pvd_zlib/u.pvd,u000000.vtu u000020.vtu",
        "heat/xdmf_write_sharedmesh/u.xdmf,u.h5", "broken/xml/doctype_xdmf_ok.xdmf,''",
        "heat/xdmf_write_sharedmesh/u.h5,u.xdmf", "broken/xdmf/d.h5,time_missing.xdmf", "numpy/snapshots_3d.npy,''",
        "numpy/snapshots_compressed.npz,''", "numpy/snapshots.npz,''"})
    void mutantsAreReadOrRefused(final String name, final String companions) throws IOException {
        Path original = Fixtures.path(name);
        byte[] good = Files.readAllBytes(original);
        for (String c : companions.isEmpty() ? new String[0] : companions.split(" ")) {
            Files.copy(original.resolveSibling(c), m_folder.resolve(c));
        }
        Path mutant = m_folder.resolve(original.getFileName().toString());
        Path opened = name.endsWith(".h5") ? m_folder.resolve(companions) : mutant;
        var random = new Random(name.hashCode());
        var threads = (com.sun.management.ThreadMXBean)ManagementFactory.getThreadMXBean();
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Files.write(mutant, mutate(good, random));
            long begin = System.nanoTime();
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                Fixtures.read(opened);
            } catch (IOException e) {
                refused++;
                assertTrue(e.getMessage() != null && e.getMessage().length() < 2000, "mutant " + i + ": " + e);
            } catch (RuntimeException | Error e) {
                fail(name + ", mutant " + i, e);
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < MAX_ALLOCATED, name + ", mutant " + i + " allocates " + allocated);
            assertTrue(System.nanoTime() - begin < 20_000_000_000L, name + ", mutant " + i + " takes too long");
        }
        assertTrue(refused > MUTANTS / 20, "only " + refused + " mutants were refused: nothing was tested");
    }

    /** Flips, overwrites, inserts, removes, doubles or cuts off, once to four times. */
    private static byte[] mutate(final byte[] good, final Random random) {
        byte[] b = good.clone();
        int changes = 1 + random.nextInt(4);
        for (int k = 0; k < changes && b.length > 16; k++) {
            int at = random.nextInt(random.nextBoolean() ? b.length : Math.min(b.length, 2048));
            byte[] word = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.ISO_8859_1);
            switch (random.nextInt(7)) {
                case 0 -> b[at] ^= (byte)(1 << random.nextInt(8));
                case 1 -> b[at] = (byte)random.nextInt(256);
                case 2 -> b = replace(b, at, 0, word);
                case 3 -> b = replace(b, at, Math.min(b.length - at, 1 + random.nextInt(8)), word);
                case 4 -> b = replace(b, at, Math.min(b.length - at, 1 + random.nextInt(64)), new byte[0]);
                case 5 -> Arrays.fill(b, at, Math.min(b.length, at + 8), random.nextBoolean() ? (byte)0xff : 0x7f);
                default -> b = random.nextInt(4) == 0 ? Arrays.copyOf(b, at)
                    : replace(b, at, 0, Arrays.copyOfRange(b, at, Math.min(b.length, at + random.nextInt(200))));
            }
        }
        return b;
    }

    private static byte[] replace(final byte[] b, final int at, final int length, final byte[] with) {
        var r = new byte[b.length - length + with.length];
        System.arraycopy(b, 0, r, 0, at);
        System.arraycopy(with, 0, r, at, with.length);
        System.arraycopy(b, at + length, r, at + with.length, b.length - at - length);
        return r;
    }
}

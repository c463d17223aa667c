package org.latentrom.engine.io.idx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.testing.CancelAfter;

/** IDX files that are damaged, or were made to do harm. */
class HostileIdxTest {
    private static final String IMAGES = "a-images-idx3-ubyte";

    @TempDir
    private Path m_folder;

    private Path write(final String name, final byte[] bytes) throws IOException {
        return Files.write(m_folder.resolve(name), bytes);
    }

    private static SnapshotFormatException refused(final Path file, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertFalse(e.remedy().isEmpty());
        return e;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"2147483647, 2147483647, 2147483647 ; fewer bytes",
        "-1, 28, 28 ; more than 2147483647", "1, 65536, 65536 ; fewer bytes", "0, 28, 28 ; no images",
        "1, 0, 28 ; no images", "3 ; list of 3 labels", "1, 2 ; 2 axes", "1, 2, 2, 3 ; 4 axes"})
    void shapesThatCannotBeReadAreRefused(final String shape, final String reason) throws IOException {
        int[] lengths = Arrays.stream(shape.split(", ?")).mapToInt(Integer::parseInt).toArray();
        boolean honest = Arrays.stream(lengths).allMatch(n -> n >= 0 && n < 9 || n == 28);
        int bytes = honest ? Arrays.stream(lengths).reduce(1, (a, b) -> a * b) : 12;
        byte[] plain = IdxBytes.of(8, new byte[bytes], lengths);
        refused(write(IMAGES, plain), reason);
        if (honest) {
            refused(write(IMAGES + ".gz", IdxBytes.packed(plain)), reason);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 15, 16, 20, 35})
    void cutOffFilesAreRefused(final int length) throws IOException {
        byte[] good = IdxBytes.images(2, 3, 4);
        refused(write(IMAGES, Arrays.copyOf(good, length)), length < 16 ? "cut off" : "fewer bytes");
        refused(write(IMAGES + ".gz", IdxBytes.packed(Arrays.copyOf(good, length))),
            length < 16 ? "cut off" : "fewer bytes");
        refused(write(IMAGES, Arrays.copyOf(good, good.length + 1)), "more bytes");
        refused(write(IMAGES + ".gz", IdxBytes.packed(Arrays.copyOf(good, good.length + 1))), "more bytes");
    }

    @Test
    void damagedArchivesAreRefused() throws IOException {
        var noise = new byte[2 * 28 * 28];
        new Random(1).nextBytes(noise);
        byte[] packed = IdxBytes.packed(IdxBytes.of(8, noise, 2, 28, 28));
        refused(write(IMAGES + ".gz", Arrays.copyOf(packed, packed.length / 2)), "damaged gzip");
        packed[packed.length - 6] ^= 1; // in the checksum
        refused(write(IMAGES + ".gz", packed), "damaged gzip");
    }

    /** A few bytes that claim to unpack to a gigabyte: nothing is allocated for what cannot come out of them. */
    @Test
    void bombsAreRefusedBeforeTheyAreUnpacked() throws IOException {
        byte[] head = IdxBytes.of(8, new byte[1000], 1_000_000, 28, 28);
        Path file = write(IMAGES + ".gz", IdxBytes.packed(head));
        var threads = (com.sun.management.ThreadMXBean)ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        refused(file, "would unpack to 747 MiB");
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 8 << 20);
    }

    @Test
    void gzipOfOtherThingsIsRefused() throws IOException {
        refused(write("a.txt", IdxBytes.packed("hello".getBytes())), "gzip");
        refused(write(IMAGES, "no".getBytes()), "no IDX file, though its name says so");
    }

    @Test
    void labelsMustBelongToTheImages() throws IOException {
        Path images = write(IMAGES, IdxBytes.images(3, 2, 2));
        Path labels = write("a-labels-idx1-ubyte", IdxBytes.labels(4));
        assertEquals("a-labels-idx1-ubyte", refused(images, "4 labels, not one for each of the 3 images").file());
        Files.write(labels, IdxBytes.images(3, 1, 1));
        refused(images, "3 x 1 x 1 labels");
        Files.write(labels, new byte[]{1, 2, 3, 4, 5});
        refused(images, "is no IDX file");
        Files.write(labels, IdxBytes.of(0x0d, new byte[]{0, 0, 0, 0, 0x7f, (byte)0xc0, 0, 0, 0, 0, 0, 0}, 3));
        refused(images, "label 1: is not finite");
    }

    @Test
    void labelsAreNotReadThroughLinks() throws IOException {
        Path images = write(IMAGES, IdxBytes.images(3, 2, 2));
        Path elsewhere = Files.write(Files.createTempFile("labels", ""), IdxBytes.labels(3));
        Files.createSymbolicLink(m_folder.resolve("a-labels-idx1-ubyte"), elsewhere);
        refused(images, "link that leads out");
        Files.delete(elsewhere);
    }

    @Test
    void valuesThatAreNotFiniteAreAnError() throws IOException {
        refused(write("a.idx", IdxBytes.of(0x0d, new byte[]{0x7f, (byte)0x80, 0, 0}, 1, 1, 1)), "is Infinity at cell 0");
    }

    @Test
    void unpackingCanBeCancelled() throws IOException {
        Path file = write(IMAGES + ".gz", IdxBytes.packed(IdxBytes.images(4, 500, 1000)));
        var progress = new CancelAfter(1);
        assertThrows(CancellationException.class, () -> IdxReader.open(file, Optional.empty(), progress));
    }

    @Test
    void filesThatShrinkMeanwhileAreReported() throws IOException {
        Path file = write(IMAGES, IdxBytes.images(3, 2, 2));
        IdxFile idx = IdxFile.open(file, new CancelAfter(100));
        write(IMAGES, IdxBytes.images(1, 2, 2));
        assertThrows(SnapshotFormatException.class, () -> idx.values(2, 1));
    }

    /** Whatever bytes are changed, cut or added, the images are read or the file is refused by name. */
    @ParameterizedTest
    @ValueSource(strings = {IMAGES, IMAGES + ".gz"})
    void mutantsAreReadOrRefused(final String name) throws IOException {
        byte[] plain = IdxBytes.images(3, 6, 5);
        byte[] good = name.endsWith(".gz") ? IdxBytes.packed(plain) : plain;
        write("a-labels-idx1-ubyte", IdxBytes.labels(3));
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] mutant = random.nextInt(5) == 0 ? Arrays.copyOf(good, random.nextInt(2 * good.length)) : good.clone();
            for (int k = random.nextInt(3); k >= 0 && mutant.length > 0; k--) {
                // half of the changes are in the header
                int at = random.nextInt(random.nextBoolean() ? mutant.length : Math.min(mutant.length, 20));
                mutant[at] = (byte)(random.nextBoolean() ? random.nextInt(256) : mutant[at] ^ 1 << random.nextInt(8));
            }
            try {
                assertFalse(Fixtures.read(write(name, mutant)).isEmpty());
            } catch (SnapshotFormatException e) {
                refused++;
                assertTrue(e.getMessage().length() < 500 && !e.remedy().isEmpty(), e.getMessage());
            }
        }
        assertTrue(refused > 100, "only " + refused + " mutants were refused: nothing was tested");
    }
}

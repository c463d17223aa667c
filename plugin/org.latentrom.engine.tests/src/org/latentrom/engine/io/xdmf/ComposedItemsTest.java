package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.SnapshotFormatException;

import io.jhdf.HdfFile;

/** DataItems that are made of others, refer to others, or have their numbers in a file beside. */
class ComposedItemsTest {
    private static final String CUBE = XdmfText.item("2 3 4",
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23");

    @TempDir
    private Path m_folder;

    private double[] values(final String item) throws IOException {
        return values(item, "");
    }

    private double[] values(final String item, final String before) throws IOException {
        return XdmfText.values(m_folder, before + XdmfText.grid(XdmfText.MESH + XdmfText.field("f", item)), "f");
    }

    private static String made(final String type, final String attributes, final String... parts) {
        return "<DataItem ItemType='" + type + "' " + attributes + " Dimensions='4'>" + String.join("", parts)
            + "</DataItem>";
    }

    private void isRefused(final String item, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> values(item));
        assertTrue(e.getMessage().startsWith("t.xdmf, ") && e.getMessage().contains(reason), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1 0 0  1 1 1  1 1 4,12 13 14 15", "0 0 1  1 2 2  1 2 2,1 3 9 11", "0 2 3  1 1 1  2 1 1,11 23",
        "0 1 0  1 1 3  2 1 2,4 7 16 19"})
    void aHyperSlabIsAPartOfAnArray(final String slab, final String expected) throws IOException {
        String source = "<DataItem ItemType='HyperSlab' Dimensions='N'>" + XdmfText.item("3 3", slab) + CUBE
            + "</DataItem>";
        int n = expected.split(" ").length;
        // two values are joined with themselves, as the mesh has four points
        String item = n == 4 ? source.replace("N", "4")
            : made("Collection", "", source.replace("N", "2"), source.replace("N", "2"));
        double[] read = values(item);
        for (int i = 0; i < 4; i++) {
            assertTrue(read[i] == Double.parseDouble(expected.split(" ")[i % n]), expected + " at " + i);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 0 0  1 1 1  2 1 4 | does not lie in the array",
        "0 0 0  1 1 1  1 1 5 | does not lie in the array", "0 0 0  1 1 0  1 1 4 | does not lie",
        "0 0 -1  1 1 1  1 1 4 | does not lie", "0 0 0.5  1 1 1  1 1 4 | does not lie",
        "2 0 0 1 1 1 1 1 4 | does not lie",
        "0 0 0  1 1 1  1 1 3 | not as many values", "0 0 0  1 1 1  1 1 0 | does not lie",
        "0 0 0  1 1 4e18  1 1 4 | does not lie", "0 0 nan 1 1 1 1 1 4 | does not lie"})
    void aHyperSlabOutsideIsRefused(final String slab, final String reason) {
        isRefused(made("HyperSlab", "", XdmfText.item("3 3", slab), CUBE), reason);
    }

    @Test
    void aHyperSlabNeedsNumbersForEveryAxis() {
        isRefused(made("HyperSlab", "", XdmfText.item("6", "0 0 1 1 1 4"), CUBE), "for 3 axes");
        isRefused(made("HyperSlab", "", CUBE), "needs 2 DataItems in it, but has 1");
    }

    @Test
    void coordinatesPickSingleValues() throws IOException {
        String picked = made("Coordinates", "", XdmfText.item("4 3", "0 0 0  1 2 3  0 1 2  1 0 0"), CUBE);
        assertArrayEquals(new double[]{0, 23, 6, 12}, values(picked));
        isRefused(picked.replace("1 2 3", "1 3 3"), "lists the index 3.0 on an axis of 3");
        isRefused(picked.replace("1 2 3", "-1 2 3"), "lists the index -1.0");
        isRefused(picked.replace("4 3", "3 3").replace("  1 0 0", ""), "indices in 3 axes for 4 values");
    }

    @Test
    void aCollectionIsOneAfterTheOther() throws IOException {
        String two = made("Collection", "", XdmfText.item("1", "5"), XdmfText.item("3", "6 7 8"));
        assertArrayEquals(new double[]{5, 6, 7, 8}, values(two));
        isRefused(two.replace("'3'", "'2'").replace("6 7 8", "6 7"), "has 3 values, but says 4");
        isRefused(two.replace("'1'", "'2'").replace(">5<", ">5 5<"), "has more than the 4 values");
        isRefused(made("Collection", ""), "needs 1 DataItems");
    }

    @Test
    void functionsOfItemsAndItemsInItems() throws IOException {
        String first = made("HyperSlab", "", XdmfText.item("9", "0 0 0 1 1 1 1 1 4"), CUBE);
        String twice = made("Function", "Function='$0 * 2 + $1'", first, XdmfText.item("1", "100"));
        assertArrayEquals(new double[]{100, 102, 104, 106}, values(twice));
        assertArrayEquals(new double[]{-100, -102, -104, -106}, values(made("Function", "Function='-$0'", twice)));
        isRefused(made("Function", "Function='WHERE($0)'", first), "uses the function WHERE, which is not supported");
        isRefused(made("Function", "Function='$0 + $1'", first), "uses $1, but has 1 DataItems");
        isRefused(made("Function", "Function='JOIN($0, $0)'", first), "has more than the 4 values");
        isRefused(made("Function", "Function='2'", first), "has 1 values, but says 4");
        isRefused(made("Function", "", first), "has no function");
        isRefused(made("Tree", "", first), "is of the kind TREE");
    }

    @Test
    void nestingAndNumberAreLimited() {
        String deep = XdmfText.item("4", "1 2 3 4");
        for (int i = 0; i < 18; i++) {
            deep = made("Collection", "", deep);
        }
        isRefused(deep, "is made of too many others");
        isRefused(made("Collection", "", XdmfText.item("0", "").repeat(1001)), "is made of too many others");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<DataItem Reference='XML'>/Xdmf/Domain/DataItem[@Name='a']</DataItem>",
        "<DataItem Reference='/Xdmf/Domain/DataItem[1]'/>", "<DataItem Reference='//DataItem[@Name=\"b\"]'/>",
        "<xi:include xpointer='xpointer(//DataItem[@Name=\"a\"])'/>", "<include xpointer='element(/1/1/1)'/>"})
    void anItemMayStandElsewhereInTheFile(final String item) throws IOException {
        String before = "<DataItem Name='a' Dimensions='4'>1 2 3 4</DataItem>"
            + "<DataItem Name='b' Reference='XML'> /Xdmf/Domain/DataItem[1] </DataItem>";
        assertArrayEquals(new double[]{1, 2, 3, 4}, values(item, before));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<DataItem Reference='//DataItem[@Name=\"circle\"]'/> | refers to others in a circle",
        "<DataItem Reference='//Grid'/> | refers to an element of another kind",
        "<DataItem Reference='XML'>/Xdmf/Nowhere</DataItem> | points to nothing",
        "<include xpointer='xpointer(//Attribute)'/> | includes an element that it is a part of",
        "<include href='other.xdmf'/> | includes another file",
        "<include/> | points to nothing"})
    void aWrongReferenceIsRefused(final String item, final String reason) {
        var e = assertThrows(SnapshotFormatException.class,
            () -> values(item, "<DataItem Name='circle' Reference='//DataItem[@Name=\"circle\"]'/>"));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void textOfFloat32IsTheNearestFloat32() throws IOException {
        String item = XdmfText.item("4", "0.1 1 2 3");
        assertArrayEquals(new double[]{0.1, 1, 2, 3}, values(item));
        assertArrayEquals(new double[]{0.1f, 1, 2, 3}, values(item.replace("Format", "Precision='4' Format")));
        assertArrayEquals(new double[]{16777217, 1, 2, 3}, values(XdmfText.item("4", "16777217 1 2 3").replace("Format",
            "Precision='4' NumberType='Int' Format")));
    }

    private static String binary(final String attributes) {
        return "<DataItem Dimensions='4' Format='Binary' " + attributes + ">t.bin</DataItem>";
    }

    private void write(final int skipped, final ByteOrder order, final java.util.function.Consumer<ByteBuffer> numbers)
        throws IOException {
        var bytes = ByteBuffer.allocate(64).order(order).position(skipped);
        numbers.accept(bytes);
        Files.write(m_folder.resolve("t.bin"), java.util.Arrays.copyOf(bytes.array(), bytes.position()));
    }

    @Test
    void binaryNumbersOfAllTypes() throws IOException {
        write(0, ByteOrder.LITTLE_ENDIAN, b -> b.putFloat(1.5f).putFloat(-2).putFloat(3).putFloat(4));
        assertArrayEquals(new double[]{1.5, -2, 3, 4}, values(binary("")));
        write(0, ByteOrder.LITTLE_ENDIAN, b -> b.putDouble(1.1).putDouble(-2).putDouble(3).putDouble(4));
        assertArrayEquals(new double[]{1.1, -2, 3, 4}, values(binary("NumberType='Float' Precision='8'")));
        write(3, ByteOrder.BIG_ENDIAN,
            b -> b.putShort((short)-1).putShort((short)2).putShort((short)3).putShort((short)4));
        assertArrayEquals(new double[]{-1, 2, 3, 4},
            values(binary("DataType='Int' Precision='2' Endian='Big' Seek='3'")));
        assertArrayEquals(new double[]{65535, 2, 3, 4}, values(binary("DataType='UShort' Endian='Big' Seek='3'")));
        write(0, ByteOrder.LITTLE_ENDIAN, b -> b.putInt(-1).putInt(2).putInt(3).putInt(4));
        assertArrayEquals(new double[]{-1, 2, 3, 4}, values(binary("NumberType='Int'")));
        assertArrayEquals(new double[]{4294967295.0, 2, 3, 4}, values(binary("NumberType='UInt' Endian='Native'")));
        assertArrayEquals(new double[]{255, 255, 255, 255}, values(binary("NumberType='UChar'")));
        assertArrayEquals(new double[]{-1, -1, -1, -1}, values(binary("NumberType='Char'")));
        write(0, ByteOrder.LITTLE_ENDIAN, b -> b.putLong(1L << 40).putLong(-2).putLong(3).putLong(4));
        assertArrayEquals(new double[]{1L << 40, -2, 3, 4}, values(binary("NumberType='Int' Precision='8'")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Precision='8' | needs 32 bytes of t.bin, which has 16",
        "Seek='1' | needs 17 bytes",
        "Seek='-1' | begins at byte -1", "Seek='99999999999999999999' | begins at byte",
        "Precision='2' | numbers of 2 bytes",
        "Precision='x' | numbers of x bytes", "NumberType='Complex' | of the type COMPLEX", "Endian='Middle' | MIDDLE",
        "Compression='Zlib' | is compressed by Zlib", "Seek='999999999999999999' | needs"})
    void wrongBinaryItemsAreRefused(final String attributes, final String reason) throws IOException {
        write(0, ByteOrder.LITTLE_ENDIAN, b -> b.putFloat(1).putFloat(2).putFloat(3).putFloat(4));
        isRefused(binary(attributes), reason);
    }

    @Test
    void absolutePathsAreLookedForBesideTheFileAndNowhereElse() throws IOException {
        write(0, ByteOrder.LITTLE_ENDIAN, b -> b.putFloat(1).putFloat(2).putFloat(3).putFloat(4));
        String elsewhere = binary("").replace("t.bin", "/home/user/run/t.bin");
        assertArrayEquals(new double[]{1, 2, 3, 4}, values(elsewhere));
        assertArrayEquals(new double[]{1, 2, 3, 4}, values(binary("").replace("t.bin", "C:\\runs\\t.bin")));
        Path outside = Files.createTempFile("outside", ".bin");
        isRefused(binary("").replace("t.bin", outside.toString()), "is not relative to the file's own folder");
        Files.delete(outside);
        isRefused(binary("").replace("t.bin", "../t.bin"), "leads out of the file's own folder");
    }

    @Test
    void partsOfBinaryAndHdf5FilesAreReadAlone() throws IOException {
        write(0, ByteOrder.LITTLE_ENDIAN, b -> {
            for (int i = 0; i < 12; i++) {
                b.putFloat(i);
            }
        });
        String whole = binary("").replace("'4'", "'3 4'");
        assertArrayEquals(new double[]{4, 5, 6, 7}, values(made("HyperSlab", "", XdmfText.item("6", "1 0 1 1 1 4"),
            whole)));
        assertArrayEquals(new double[]{1, 3, 9, 11}, values(made("HyperSlab", "", XdmfText.item("6", "0 1 2 2 2 2"),
            whole)));
        try (var hdf = HdfFile.write(m_folder.resolve("t.h5"))) {
            hdf.putDataset("d", new double[][]{{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}});
        }
        String heavy = "<DataItem Dimensions='3 4' Format='HDF'>t.h5:/d</DataItem>";
        assertArrayEquals(new double[]{1, 3, 9, 11}, values(made("HyperSlab", "", XdmfText.item("6", "0 1 2 2 2 2"),
            heavy)));
        assertArrayEquals(new double[]{8, 9, 10, 11}, values(made("HyperSlab", "", XdmfText.item("3", "8 1 4"),
            heavy.replace("3 4", "12"))), "the data set has another shape than the item says");
        isRefused(made("HyperSlab", "", XdmfText.item("6", "0 1 2 2 2 2"), heavy.replace("d<", "d|t.h5:e<")),
            "several data sets");
    }
}

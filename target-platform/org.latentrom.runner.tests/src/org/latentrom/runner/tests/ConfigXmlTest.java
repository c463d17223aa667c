package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/** Settings files: equal to KNIME's byte for byte, and harmless if hostile. */
class ConfigXmlTest {
    @TempDir
    Path m_folder;

    private static NodeSettingsRO read(final String xml) throws IOException {
        return NodeSettings.loadFromXML(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String write(final NodeSettings settings) throws IOException {
        var out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fileOfKnimeIsWrittenAsItWasRead() throws IOException {
        for (String name : new String[]{"saved-by-knime/workflow.knime",
            "saved-by-knime/" + Fixtures.LEARNER + "/settings.xml",
            "saved-by-knime/" + Fixtures.APPLY + "/port_1/spec.xml"}) {
            String text = Files.readString(Fixtures.FOLDER.resolve(name));
            assertEquals(text, write((NodeSettings)read(text)), name);
        }
    }

    @Test
    void allTypesComeBack() throws Exception {
        var s = new NodeSettings("s");
        s.addInt("int", Integer.MIN_VALUE);
        s.addLong("long", Long.MAX_VALUE);
        s.addDouble("double", -0.1);
        s.addDouble("nan", Double.NaN);
        s.addFloat("float", 0.1f);
        s.addBoolean("boolean", true);
        s.addString("string", "<&>\"' \n\t%%00010 ä€");
        s.addString("null", null);
        s.addStringArray("strings", "a", null, "");
        s.addIntArray("ints", 1, -2);
        s.addLongArray("longs", 3L);
        s.addDoubleArray("doubles");
        s.addBooleanArray("booleans", true, false);
        NodeSettingsRO r = read(write(s));
        assertEquals(Integer.MIN_VALUE, r.getInt("int"));
        assertEquals(Long.MAX_VALUE, r.getLong("long"));
        assertEquals(-0.1, r.getDouble("double"));
        assertEquals(Double.NaN, r.getDouble("nan"));
        assertEquals(0.1f, r.getFloat("float"));
        assertTrue(r.getBoolean("boolean"));
        assertNull(r.getString("null"));
        assertArrayEquals(new String[]{"a", null, ""}, r.getStringArray("strings"));
        assertArrayEquals(new int[]{1, -2}, r.getIntArray("ints"));
        assertArrayEquals(new long[]{3}, r.getLongArray("longs"));
        assertArrayEquals(new double[0], r.getDoubleArray("doubles"));
        assertArrayEquals(new boolean[]{true, false}, r.getBooleanArray("booleans"));
        assertEquals("<&>\"' \n\t", r.getString("string").substring(0, 8));
    }

    @Test
    void getterWithoutDefaultThrowsAndWithDefaultDoesNot() throws IOException {
        NodeSettingsRO r = read("<config key=\"k\"><entry key=\"a\" type=\"xint\" value=\"1\"/></config>");
        assertThrows(InvalidSettingsException.class, () -> r.getInt("b"));
        assertThrows(InvalidSettingsException.class, () -> r.getLong("a"));
        assertThrows(InvalidSettingsException.class, () -> r.getNodeSettings("a"));
        assertEquals(5, r.getInt("b", 5));
        assertEquals(5L, r.getLong("a", 5));
        assertArrayEquals(new int[]{2}, r.getIntArray("b", 2));
    }

    @Test
    void externalEntityIsNotRead() throws IOException {
        Path secret = Files.writeString(m_folder.resolve("secret"), "secret");
        String xml = "<!DOCTYPE config [<!ENTITY x SYSTEM \"" + secret.toUri()
            + "\">]><config key=\"k\"><entry key=\"a\" type=\"xstring\" value=\"v\"/>&x;</config>";
        try {
            assertFalse(read(xml).toString().contains("secret"));
        } catch (IOException e) { // refusing is as good
            assertFalse(e.getMessage().contains("secret;"), e.getMessage());
        }
    }

    @Test
    void entityBombEndsSoon() {
        var xml = new StringBuilder("<!DOCTYPE config [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        xml.append("]><config key=\"k\"><entry key=\"a\" type=\"xstring\" value=\"&a11;\"/></config>");
        assertThrows(IOException.class, () -> read(xml.toString()));
    }

    @Test
    void valueOfAnotherTypeIsRefused() {
        var e = assertThrows(IOException.class,
            () -> read("<config key=\"k\"><entry key=\"a\" type=\"xint\" value=\"one\"/></config>"));
        assertTrue(e.getMessage().contains("\"one\" of \"a\""), e.getMessage());
        assertThrows(IOException.class,
            () -> read("<config key=\"k\"><entry key=\"a\" type=\"xboolean\" value=\"yes\"/></config>"));
        assertThrows(IOException.class,
            () -> read("<config key=\"k\"><entry key=\"a\" type=\"xnew\" value=\"1\"/></config>"));
    }

    @Test
    void hugeArrayIsRefusedBeforeMemoryIsTaken() throws IOException {
        NodeSettingsRO r = read("<config key=\"k\"><config key=\"a\"><entry key=\"array-size\" type=\"xint\""
            + " value=\"2000000000\"/></config></config>");
        assertThrows(InvalidSettingsException.class, () -> r.getDoubleArray("a"));
    }

    @Test
    void endlessNestingIsRefused() {
        assertThrows(IOException.class, () -> read("<config key=\"k\">".repeat(100_000)));
    }
}

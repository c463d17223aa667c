package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistor;
import org.latentrom.runner.parameters.ParametersIO;

/** Keys, types and absent values of parameters. */
class ParametersIOTest {
    enum Kind {
        ONE, TWO
    }

    static class Base implements NodeParameters {
        int m_base = 1;
    }

    static final class Group implements NodeParameters {
        String m_name = "n";

        Group() {
        }

        Group(final String name) {
            m_name = name;
        }
    }

    static final class Twice implements NodeParametersPersistor<Integer> {
        @Override
        public Integer load(final NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getInt("half") * 2;
        }

        @Override
        public void save(final Integer param, final NodeSettingsWO settings) {
            settings.addInt("half", param / 2);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][]{{"half"}};
        }
    }

    static final class All extends Base {
        static final int NOT_SAVED = 3;

        long m_long = 2;

        double m_double = 0.5;

        float m_float = 0.25f;

        boolean plain = true;

        String m_text;

        Kind m_kind = Kind.TWO;

        int[] m_ints = {1, 2};

        String[] m_texts = {"a"};

        Optional<Double> m_some = Optional.of(3.0);

        Optional<Kind> m_none = Optional.empty();

        Group m_group = new Group();

        Group[] m_groups = {new Group("x"), new Group("y")};

        List<Group> m_list = List.of(new Group("z"));

        FileSelection m_file = new FileSelection(new FSLocation(FSCategory.RELATIVE, "knime.workflow.data", "a/b"));

        @Persist(configKey = "renamed")
        int m_key = 7;

        @Persist(hidden = true)
        int m_secret = 8;

        @Persistor(Twice.class)
        int m_twice = 10;
    }

    private static NodeSettings saved(final Object parameters) {
        var s = new NodeSettings("model");
        ParametersIO.save(parameters, s);
        return s;
    }

    @Test
    void keysAreThoseOfKnime() {
        assertEquals(List.of("base", "long", "double", "float", "plain", "text", "kind", "ints", "texts", "some",
            "some_is_present", "none", "none_is_present", "group", "groups", "list", "file", "renamed",
            "secret_Internals", "half"), List.copyOf(saved(new All()).keySet()));
    }

    @Test
    void everythingComesBack() throws InvalidSettingsException {
        var before = new All();
        before.m_base = 5;
        before.m_text = "t";
        before.m_kind = Kind.ONE;
        var after = (All)ParametersIO.load(All.class, saved(before));
        assertEquals(5, after.m_base);
        assertEquals(2, after.m_long);
        assertEquals(0.5, after.m_double);
        assertEquals(0.25f, after.m_float);
        assertEquals("t", after.m_text);
        assertEquals(Kind.ONE, after.m_kind);
        assertArrayEquals(new int[]{1, 2}, after.m_ints);
        assertArrayEquals(new String[]{"a"}, after.m_texts);
        assertEquals(Optional.of(3.0), after.m_some);
        assertEquals(Optional.empty(), after.m_none);
        assertEquals("y", after.m_groups[1].m_name);
        assertEquals("z", after.m_list.get(0).m_name);
        assertEquals(before.m_file, after.m_file);
        assertEquals(10, after.m_twice);
        assertEquals(saved(before), saved(after));
    }

    @Test
    void fileIsSavedInTwoGroups() throws InvalidSettingsException {
        NodeSettings path = saved(new All()).getNodeSettings("file").getNodeSettings("path");
        assertTrue(path.getBoolean("location_present"));
        assertEquals("RELATIVE", path.getString("file_system_type"));
        assertEquals("knime.workflow.data", path.getString("file_system_specifier"));
        assertEquals("a/b", path.getString("path"));
    }

    @Test
    void absentKeyThrowsWithoutAnnotation() {
        assertThrows(InvalidSettingsException.class, () -> ParametersIO.load(All.class, new NodeSettings("model")));
    }

    @LoadDefaultsForAbsentFields
    static final class Lenient implements NodeParameters {
        int m_a = 4;

        Group m_group = new Group("default");

        Optional<Integer> m_o = Optional.of(1);
    }

    @Test
    void absentKeysKeepDefaultsButPartsOfGroupsDoNot() throws InvalidSettingsException {
        var p = (Lenient)ParametersIO.load(Lenient.class, new NodeSettings("model"));
        assertEquals(4, p.m_a);
        assertEquals("default", p.m_group.m_name);
        assertEquals(Optional.of(1), p.m_o);
        var s = new NodeSettings("model");
        s.addNodeSettings("group"); // there, but empty; Group has no annotation of its own
        assertThrows(InvalidSettingsException.class, () -> ParametersIO.load(Lenient.class, s));
    }

    @Test
    void optionalWithoutItsSecondKeyIsPresent() throws InvalidSettingsException {
        var s = new NodeSettings("model");
        s.addInt("o", 9);
        assertEquals(Optional.of(9), ((Lenient)ParametersIO.load(Lenient.class, s)).m_o);
    }

    static final class OneField implements NodeParameters {
        @Migrate(loadDefaultIfAbsent = true)
        int m_new = 6;

        int m_old = 1;
    }

    @Test
    void migrateCoversItsFieldOnly() throws InvalidSettingsException {
        var s = new NodeSettings("model");
        assertThrows(InvalidSettingsException.class, () -> ParametersIO.load(OneField.class, s));
        s.addInt("old", 2);
        assertEquals(6, ((OneField)ParametersIO.load(OneField.class, s)).m_new);
    }

    static final class Unsaved implements NodeParameters {
        Thread m_thread = new Thread();
    }

    @Test
    void typeWithoutPersistorIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> saved(new Unsaved()));
        assertTrue(e.getMessage().startsWith("No default persistor available"), e.getMessage());
    }
}

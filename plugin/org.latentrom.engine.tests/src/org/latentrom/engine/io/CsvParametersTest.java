package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of parameters, tidy and not. */
class CsvParametersTest {
    @TempDir
    private Path m_folder;

    private final List<String> m_warnings = new ArrayList<>();

    private Map<String, Map<String, Double>> read(final String text) throws IOException {
        Path csv = Files.writeString(m_folder.resolve("p.csv"), text.replace("\\n", "\n").replace("\\r", "\r"));
        return RunParameters.ofCsv(csv, Set.of("a"), m_warnings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"run,nu\\na,0.1\\n", "nu,Run\\n0.1,a",
        "name;nu\\n\\na;0.1\\n",
        "\uFEFFrun,nu\\na,0.1", "run, nu \\n a , 1e-1 ", "\"run\",\"nu\"\\n\"a\",\"0.1\"\\n", "run,nu\\r\\na,0.1\\r\\n",
        "run,nu\\nb,0.7\\na,0.1\\na,0.1\\nc,x"})
    void tablesThatSayTheSame(final String text) throws IOException {
        assertEquals(Map.of("a", Map.of("nu", 0.1)), read(text));
        assertEquals(List.of(), m_warnings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"run,nu | is no table", "run\\na | is no table",
        "run,nu,nu\\na,1,2 | names a column twice", "run,nu\\na,1,2 | line 2: has 3 columns, the header 2",
        "run,nu\\nb,1 | has no line for the run \"a\"",
        "\\n\\nrun,nu\\n\\na,1,2 | line 5: has 3 columns, the header 2"})
    void tablesThatAreWrong(final String text, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> read(text));
        assertTrue(e.getMessage().contains(reason) && !e.remedy().isEmpty(), e.getMessage());
    }

    @Test
    void columnsWithoutOneNumberARunAreLeftOutAndSaid() throws IOException {
        assertEquals(Map.of("a", Map.of("nu", 0.1)), read("run,nu,time,note,bad\na,0.1,0,x,nan\na,0.1,1,x,nan\n"));
        assertEquals(List.of("p.csv: left out note, bad, time, no numbers that are the same for the whole run."),
            m_warnings);
    }

    /** The header's separator counts: "a;0,5" is a run and a number that is not written as we read them. */
    @Test
    void aDecimalCommaIsNoSeparator() throws IOException {
        assertEquals(Map.of("a", Map.of("Re", 100.0)), read("run;nu;Re\na;0,5;100\n"));
        assertEquals(List.of("p.csv: left out nu, no numbers that are the same for the whole run."), m_warnings);
    }

    @Test
    void aMissingTableIsSaid() {
        var e = assertThrows(SnapshotFormatException.class,
            () -> RunParameters.ofCsv(m_folder.resolve("none.csv"), Set.of("a"), m_warnings));
        assertTrue(e.getMessage().contains("none.csv: does not exist"), e.getMessage());
    }
}

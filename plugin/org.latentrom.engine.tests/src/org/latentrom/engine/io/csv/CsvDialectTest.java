package org.latentrom.engine.io.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells and numbers as programs and people write them. */
class CsvDialectTest {
    private static final CsvDialect COMMA = new CsvDialect(',');

    private static final CsvDialect SEMICOLON = new CsvDialect(';');

    @Test
    void theSeparatorIsTheRarestThatOccurs() {
        assertEquals(',', CsvDialect.of("x,y,u").separator());
        assertEquals(';', CsvDialect.of("0,5;1,5").separator());
        assertEquals('\t', CsvDialect.of("x (m)\ty (m)\tT, mean").separator());
        assertEquals(' ', CsvDialect.of("0.5 1.5   2").separator());
        assertEquals(',', CsvDialect.of("\"a;b\",\"c\td\"").separator());
    }

    @Test
    void cellsLoseBlanksAndQuotationMarks() {
        assertEquals(List.of("a", "b c", "", "d"), COMMA.cells(" a , b c ,,d"));
        assertEquals(List.of("a,b", "c"), COMMA.cells("\"a,b\",\"c\""));
        assertEquals(List.of("1", "2"), COMMA.cells("1,2,"));
        assertEquals(List.of("1", "2"), new CsvDialect(' ').cells("   1  \t 2  "));
        assertEquals(List.of("x y", "z"), new CsvDialect(' ').cells("\"x y\" z"));
        assertEquals(List.of("1", "", "3"), new CsvDialect('\t').cells("1\t\t3"));
        assertEquals(List.of(), COMMA.cells("   "));
        assertEquals(List.of("a"), COMMA.cells("\"a"));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-2.5,-2.5", "+3e2,300", ".5,0.5", "5.,5", "1.5D-3,0.0015", "2d0,2", "inf,Infinity",
        "-Infinity,-Infinity", "NaN,NaN", "na,NaN", "N/A,NaN", "'',NaN", "-nan,NaN"})
    void numbers(final String cell, final double value) {
        assertEquals(value, COMMA.number(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wall", "1d", "2f", "0x1p3", "1,5", "--1", "1.2.3", "1e", "e5", "1 2", "12:30",
        "2026-01-01"})
    void whatIsNoNumber(final String cell) {
        assertNull(COMMA.number(cell));
    }

    @Test
    void commasAreDecimalWhereTheyDoNotSeparate() {
        assertEquals(1.5, SEMICOLON.number("1,5"));
        assertEquals(-0.025, SEMICOLON.number("-2,5e-2"));
        assertNull(SEMICOLON.number("1.234,5"), "thousands are not told from decimals");
    }

    @Test
    void comments() {
        assertTrue(CsvDialect.isComment("# x y"));
        assertTrue(CsvDialect.isComment("% Model"));
        assertTrue(CsvDialect.isComment("  "));
        assertFalse(CsvDialect.isComment("x # y"));
    }
}

package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.wlsqm.Derivative;

/** What goes on a sheet, where, and the errors' numbers. */
class DerivativeSheetTest {
    private static String message(final org.junit.jupiter.api.function.Executable wrong) {
        return assertThrows(IllegalArgumentException.class, wrong).getMessage();
    }

    @Test
    void entriesHaveThePlacesOfTheReference() {
        Field field = Sheets.field(4, 8, 0);
        var sheet = DerivativeSheet.of(field, "u").withRefitted(field, "u");
        assertEquals(List.of("fit(u)", "dx(u)", "dy(u)", "dxx(u)", "dxy(u)", "dyy(u)", "dxx(u), refitted",
            "dxy(u), refitted", "dyy(u), refitted"), sheet.entries().stream().map(SheetEntry::name).toList());
        for (int i = 0; i < 9; i++) {
            assertEquals(i / 3, sheet.entries().get(i).row(), "row of " + i);
            assertEquals(i % 3, sheet.entries().get(i).column(), "column of " + i);
        }
        assertFalse(sheet.errors());
    }

    @Test
    void valuesAreThoseOfTheChannels() {
        var sheet = DerivativeSheet.of(Sheets.field(4, 8, 0), "u");
        // x = 1.125, y = 0.375 in column 4, row 1
        assertEquals(2 * 1.125 * 0.375 + 3 * 0.375 * 0.375, Sheets.values(sheet, "dx(u)")[12], 1e-6);
        assertEquals(6 * 1.125, Sheets.values(sheet, "dyy(u)")[12], 1e-6);
    }

    @Test
    void whatIsMissingLeavesItsPlace() {
        var sheet = DerivativeSheet.of(Sheets.field(2, 2, 0, Derivative.FY, Derivative.FXY), "u");
        assertEquals(List.of("dy(u)", "dxy(u)"), sheet.entries().stream().map(SheetEntry::name).toList());
        assertEquals(2, sheet.entries().get(0).column());
        assertEquals(1, sheet.entries().get(1).column());
    }

    @Test
    void errorsAreComputedLessTruth() {
        var sheet = DerivativeSheet.of(Sheets.field(4, 8, 0.25), "u")
            .less(TrueDerivatives.of(Sheets.field(4, 8, 0), "u"));
        assertTrue(sheet.errors());
        for (SheetEntry e : sheet.entries()) {
            assertEquals(0.25, e.maximum(sheet.mask()), 1e-6, e.name());
            assertEquals(0.25, e.rootMeanSquare(sheet.mask()), 1e-6, e.name());
            assertEquals(0.25, e.values()[5], 1e-6, "the sign is that of computed less truth");
        }
    }

    @Test
    void onlyWhatIsValidInAllCounts() {
        Field computed = Sheets.masked(Sheets.field(2, 3, 1), Sheets.without(2, 3, 0));
        Field refitted = Sheets.masked(Sheets.field(2, 3, 1), Sheets.without(2, 3, 1));
        Field truth = Sheets.masked(Sheets.field(2, 3, 0), Sheets.without(2, 3, 2));
        truth.values()[2] = Float.NaN;
        computed.values()[0] = 1e30f;
        var sheet = DerivativeSheet.of(computed, "u").withRefitted(refitted, "u").less(TrueDerivatives.of(truth, "u"));
        assertEquals(3, sheet.mask().count());
        for (SheetEntry e : sheet.entries()) {
            assertEquals(1, e.maximum(sheet.mask()), 1e-6, e.name());
        }
        assertEquals(0, Sheets.values(sheet, "fit(u)")[2]);
    }

    @Test
    void aTruthOfSomeDerivativesLeavesTheOthersOut() {
        Field field = Sheets.field(2, 3, 0);
        var truth = TrueDerivatives.of(Sheets.field(2, 3, 0, Derivative.FX), "u");
        assertEquals(List.of("dx(u)"),
            DerivativeSheet.of(field, "u").less(truth).entries().stream().map(SheetEntry::name).toList());
        assertTrue(truth.of(Derivative.FXX).isEmpty());
    }

    @Test
    void theTrueValueMayBeTheChannelItself() {
        var shape = new FieldShape(List.of("clean"), 2, 3, Sheets.EXTENT);
        var values = new float[]{1, 2, 3, 4, 5, 6};
        var truth = TrueDerivatives.of(new Field(shape, values), "clean");
        assertArrayEquals(new double[]{1, 2, 3, 4, 5, 6}, truth.of(Derivative.F).orElseThrow());
        var sheet = DerivativeSheet.of(Sheets.field(2, 3, 0), "u").less(truth);
        assertEquals(1, sheet.entries().size());
        assertEquals(Sheets.field(2, 3, 0).values()[4] - 5, sheet.entries().get(0).values()[4], 1e-6);
    }

    @Test
    void statisticsOfAnEntry() {
        var e = new SheetEntry("e", Derivative.F, false, new double[]{3, -4, 99, 0});
        Mask mask = Sheets.without(2, 2, 2);
        assertEquals(4, e.maximum(mask));
        assertEquals(Math.sqrt(25 / 3.0), e.rootMeanSquare(mask), 1e-15);
        assertTrue(Double.isNaN(e.maximum(Mask.of(2, 2, new boolean[4]))));
        assertTrue(Double.isNaN(e.rootMeanSquare(Mask.of(2, 2, new boolean[4]))));
        var large = new SheetEntry("e", Derivative.F, false, new double[]{1e300, -1e300, 1e300, 1e300});
        assertEquals(1e300, large.rootMeanSquare(Mask.full(2, 2)), 1e286, "squares do not overflow");
        var small = new SheetEntry("e", Derivative.F, false, new double[]{1e-300, -1e-300, 1e-300, 1e-300});
        assertEquals(1e-300, small.rootMeanSquare(Mask.full(2, 2)), 1e-314, "squares do not vanish");
        assertEquals(0, new SheetEntry("e", Derivative.F, false, new double[4]).rootMeanSquare(Mask.full(2, 2)));
    }

    @Test
    void theDerivedChannelIsFoundByItsName() {
        assertEquals(Optional.of("u"), DerivativeSheet.firstDerived(Sheets.field(2, 2, 0, Derivative.FXY)));
        for (String name : List.of("u", "vorticity", "dz(u)", "dx()", "dxxx(u)", "x(u)")) {
            var field = new Field(new FieldShape(List.of(name), 1, 1, Sheets.EXTENT), new float[1]);
            assertEquals(Optional.empty(), DerivativeSheet.firstDerived(field), name);
        }
        var nested = new Field(new FieldShape(List.of("a", "dx(dy(u))"), 1, 1, Sheets.EXTENT), new float[2]);
        assertEquals(Optional.of("dy(u)"), DerivativeSheet.firstDerived(nested));
    }

    @Test
    void titlesTellTheNumbers() {
        var sheet = DerivativeSheet.of(Sheets.field(4, 8, 0.25, Derivative.FX), "u")
            .less(TrueDerivatives.of(Sheets.field(4, 8, 0), "u"));
        assertEquals("dx(u)\nmax |error| 0.250, RMS 0.250", sheet.title(sheet.entries().get(0)));
        var values = DerivativeSheet.of(Sheets.field(1, 2, -2, Derivative.FYY), "u");
        // 6x - 2 at x = 0.5 and 1.5
        assertEquals("dyy(u)\n1.00 to 7.00, RMS 5.00", values.title(values.entries().get(0)));
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        Field field = Sheets.field(2, 3, 0);
        String none = message(() -> DerivativeSheet.of(field, "p"));
        assertTrue(none.contains("\"p\"") && none.contains("dx(p)") && none.contains("dxx(u)"), none);
        var sheet = DerivativeSheet.of(field, "u");
        var other = new Field(new FieldShape(field.shape().channels(), 2, 3, new Extent(0, 1, 0, 1)), field.values());
        String grid = message(() -> sheet.less(TrueDerivatives.of(other, "u")));
        assertTrue(grid.contains("true derivatives are on another grid") && grid.contains("[0.0, 1.0]"), grid);
        String refit = message(() -> sheet.withRefitted(other, "u"));
        assertTrue(refit.contains("refitted derivatives are on another grid"), refit);
        String first = message(() -> sheet.withRefitted(Sheets.field(2, 3, 0, Derivative.FX), "u"));
        assertTrue(first.contains("no refitted second derivative") && first.contains("dx(u)"), first);
        String nothing = message(() -> sheet.less(TrueDerivatives.of(field, "q")));
        assertTrue(nothing.contains("has none of [fit(u), dx(u)"), nothing);
        Field broken = Sheets.field(2, 3, 0);
        broken.values()[4] = Float.POSITIVE_INFINITY;
        String infinite = message(() -> sheet.less(TrueDerivatives.of(broken, "u")));
        assertTrue(infinite.contains("the truth of fit(u) is Infinity at x = 1.0, y = 0.75"), infinite);
        assertTrue(message(() -> new DerivativeSheet(field.shape(), field.mask(), List.of(), false))
            .contains("needs a derivative"));
        assertTrue(message(() -> new DerivativeSheet(field.shape(), field.mask(),
            List.of(new SheetEntry("e", Derivative.F, false, new double[5])), false))
                .contains("5 values for 6 pixels"));
        assertTrue(message(() -> new DerivativeSheet(field.shape(), Mask.full(3, 2), sheet.entries(), false))
            .contains("mask"));
    }
}

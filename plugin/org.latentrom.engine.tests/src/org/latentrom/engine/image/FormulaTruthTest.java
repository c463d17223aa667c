package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;

/** Truth from a formula. */
class FormulaTruthTest {
    private static final FieldShape GRID = new FieldShape(List.of("u"), 7, 5, new Extent(0.2, 2.1, -1, 0.7));

    private static void check(final TrueDerivatives truth, final Derivative d, final int pixel, final double expected) {
        assertEquals(expected, truth.of(d).orElseThrow()[pixel], 1e-14 * Math.max(1, Math.abs(expected)), d.toString());
    }

    @Test
    void derivativesOfTheReferencesFunction() {
        var truth = FormulaTruth.of("sin(x)*cos(y)", List.of()).on(GRID, Map.of(), Progress.NONE);
        for (int i = 0; i < GRID.pixels(); i++) {
            double x = GRID.x(i % 5);
            double y = GRID.y(i / 5);
            check(truth, Derivative.F, i, Math.sin(x) * Math.cos(y));
            check(truth, Derivative.FX, i, Math.cos(x) * Math.cos(y));
            check(truth, Derivative.FY, i, -Math.sin(x) * Math.sin(y));
            check(truth, Derivative.FXX, i, -Math.sin(x) * Math.cos(y));
            check(truth, Derivative.FXY, i, -Math.cos(x) * Math.sin(y));
            check(truth, Derivative.FYY, i, -Math.sin(x) * Math.cos(y));
        }
        assertTrue(truth.mask().isFull());
    }

    @Test
    void parametersAreNumbersOfTheRow() {
        var formula = FormulaTruth.of("nu*x^2*y + `wave speed`*t", List.of("nu", "t", "wave speed", "other"));
        assertEquals(Set.of("nu", "t", "wave speed"), formula.parameters());
        var truth = formula.on(GRID, Map.of("nu", 0.5, "t", 2.0, "wave speed", 10.0), Progress.NONE);
        double x = GRID.x(3);
        double y = GRID.y(2);
        check(truth, Derivative.F, 13, 0.5 * x * x * y + 20);
        check(truth, Derivative.FXY, 13, x);
        check(truth, Derivative.FXX, 13, y);
        check(truth, Derivative.FYY, 13, 0);
    }

    @Test
    void constantsAreFormulasToo() {
        var truth = FormulaTruth.of("3", List.of()).on(GRID, Map.of(), Progress.NONE);
        var expected = new double[35];
        assertArrayEquals(expected, truth.of(Derivative.FX).orElseThrow());
        check(truth, Derivative.F, 34, 3);
        assertTrue(truth.of(Derivative.FXXX).isEmpty(), "sheets end with the second derivatives");
    }

    @Test
    void errorsOfExactDerivativesVanish() {
        var sheet = DerivativeSheet.of(Sheets.field(6, 9, 0), "u");
        var errors = sheet.less(FormulaTruth.of("x^2*y + 3*x*y^2", List.of()).on(sheet.grid(), Map.of(),
            Progress.NONE));
        for (SheetEntry e : errors.entries()) {
            assertTrue(e.maximum(errors.mask()) < 1e-6, e.name() + " " + e.maximum(errors.mask()));
        }
    }

    @Test
    void whatIsNoFormulaIsRefusedWithThePlace() {
        String syntax =
            assertThrows(IllegalArgumentException.class, () -> FormulaTruth.of("sin(x)*", List.of())).getMessage();
        assertTrue(syntax.contains("column 8"), syntax);
        String name = assertThrows(IllegalArgumentException.class,
            () -> FormulaTruth.of("x*viscosty", List.of("viscosity"))).getMessage();
        assertTrue(name.contains("\"viscosty\"") && name.contains("did you mean \"viscosity\"")
            && name.contains("It can use viscosity, x, y"), name);
        String far = assertThrows(IllegalArgumentException.class, () -> FormulaTruth.of("x*pressure", List.of()))
            .getMessage();
        assertTrue(far.endsWith("is not known. It can use x, y"), far);
        assertThrows(IllegalArgumentException.class, () -> FormulaTruth.of("", List.of()));
    }

    @Test
    void poles() {
        var truth = FormulaTruth.of("1/x", List.of()).on(new FieldShape(List.of("u"), 2, 2, new Extent(-1, 1, 0, 1)),
            Map.of(), Progress.NONE);
        assertTrue(Double.isFinite(truth.of(Derivative.FXX).orElseThrow()[0]));
        var odd = new FieldShape(List.of("dx(u)"), 1, 3, new Extent(-1, 1, 0, 1));
        var pole = FormulaTruth.of("1/x", List.of()).on(odd, Map.of(), Progress.NONE);
        assertFalse(Double.isFinite(pole.of(Derivative.FX).orElseThrow()[1]));
        var sheet = DerivativeSheet.of(new org.latentrom.engine.field.Field(odd, new float[3]), "u");
        String text = assertThrows(IllegalArgumentException.class, () -> sheet.less(pole)).getMessage();
        assertTrue(text.contains("truth of dx(u)") && text.contains("x = 0.0"), text);
    }

    @Test
    void canBeCancelled() {
        var formula = FormulaTruth.of("x", List.of());
        assertThrows(CancellationException.class, () -> formula.on(GRID, Map.of(), new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not of interest
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        }));
    }
}

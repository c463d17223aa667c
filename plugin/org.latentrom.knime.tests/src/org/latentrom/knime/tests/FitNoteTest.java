package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.latentrom.engine.wlsqm.DifferentiatorOptions;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.Refit;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;
import org.latentrom.knime.data.FieldCell;
import org.latentrom.knime.table.FitNote;

/** What a column of derivatives tells of its fits. */
class FitNoteTest {
    private static DataColumnSpec column(final DataColumnProperties properties) {
        final var creator = new DataColumnSpecCreator("Derivatives", FieldCell.TYPE);
        creator.setProperties(properties);
        return creator.createSpec();
    }

    private static FitNote read(final DifferentiatorOptions options) {
        return FitNote.of(column(FitNote.properties(options))).orElseThrow();
    }

    @Test
    void whatIsWrittenIsRead() {
        final var disc = read(DifferentiatorOptions.of(FitOptions.of(Neighbourhood.disc(10.5))));
        assertEquals(349, disc.neighbourhood().size());
        assertEquals("disc of radius 10.5, order 2", disc.settings());
        final var box = read(new DifferentiatorOptions(new FitOptions(Neighbourhood.box(3), 3, Weighting.CENTER,
            SingularRule.LOWER_ORDER), Refit.SECOND, 4));
        assertEquals(49, box.neighbourhood().size());
        assertEquals("box of radius 3.0, order 3, center weights, refitted, denoising steps: 4", box.settings());
        final var rhombus = read(DifferentiatorOptions.of(FitOptions.of(Neighbourhood.pNorm(2.5, 1))));
        assertEquals(13, rhombus.neighbourhood().size());
        assertTrue(rhombus.settings().startsWith("p = 1.0 neighbourhood of radius 2.5"), rhombus.settings());
    }

    @Test
    void otherColumnsTellNothing() {
        assertEquals(Optional.empty(), FitNote.of(new DataColumnSpecCreator("Field", FieldCell.TYPE).createSpec()));
        for (String radius : new String[]{"", "many", "NaN", "-3", "1e9", "0.5"}) {
            assertEquals(Optional.empty(), FitNote.of(column(new DataColumnProperties(Map.of("latentrom.fit.radius",
                radius, "latentrom.fit.p", "2.0", "latentrom.fit.settings", "x")))), radius);
        }
        assertEquals(Optional.empty(), FitNote.of(column(
            new DataColumnProperties(Map.of("latentrom.fit.radius", "2.5", "latentrom.fit.p", "2.0")))));
    }
}

package org.latentrom.engine.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.testing.CancelAfter;

/** Parts of a progress, and parts of these. */
class ProgressTest {
    @Test
    void partsOfPartsLieInTheirPart() {
        List<String> heard = new ArrayList<>();
        var whole = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                heard.add(fraction + " " + message.get());
            }

            @Override
            public void checkCanceled() {
                // nobody cancels
            }
        };
        Progress half = whole.part(0.5, 1);
        half.report(0, () -> "a");
        half.part(0, 0.5).report(1, () -> "b");
        half.part(0.5, 0.75).part(0, 1).report(0.5, () -> "c");
        half.report(1, () -> "d");
        assertEquals(List.of("0.5 a", "0.75 b", "0.8125 c", "1.0 d"), heard);
    }

    @Test
    void cancelReachesEveryPart() {
        var soon = new CancelAfter(1);
        Progress part = soon.part(0, 0.5).part(0.2, 0.4);
        part.checkCanceled();
        assertThrows(CancellationException.class, part::checkCanceled);
        assertEquals(2, soon.asked());
    }

    @Test
    void whenNobodyListensNothingIsAskedFor() {
        Progress.NONE.part(0, 1).report(0.5, () -> {
            throw new AssertionError("the message was made for nobody");
        });
        Progress.NONE.checkCanceled();
    }
}

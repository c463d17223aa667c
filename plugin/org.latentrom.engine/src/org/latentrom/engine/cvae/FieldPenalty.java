package org.latentrom.engine.cvae;

/**
 * What a training adds to its loss for decoded fields that are not as they should be, such as the mean squared residual
 * of an equation ({@link ObjectiveOptions#penalty} is its weight). Used by one thread.
 */
@FunctionalInterface
public interface FieldPenalty {
    /** No penalty. */
    FieldPenalty NONE = (row, decoded, gradient) -> 0;

    /**
     * @param row number of the field in {@link CvaeData#fields}, one of the training's
     * @param decoded mean of p(x | z) in physical units, {@code [channel][pixel]}; 0 at pixels that are not valid
     * @param gradient receives the value's derivative by {@code decoded}; all 0 when called
     * @return the penalty, at least 0, in any unit
     */
    double evaluate(int row, double[][] decoded, double[][] gradient);

    /**
     * @return what tells this penalty from others: a training with another one does not go on from this one's
     *         checkpoint
     */
    default String key() {
        return "";
    }
}

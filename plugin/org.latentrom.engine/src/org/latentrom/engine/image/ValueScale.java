package org.latentrom.engine.image;

/** What values go through before they become colours or heights. */
public enum ValueScale {
    /** Values as they are. */
    LINEAR("") {
        @Override
        public double of(final double value) {
            return value;
        }
    },
    /** The signed logarithm sign(a) log10(1 + |a|): small and large values of both signs can be seen together. */
    SIGNED_LOGARITHM("sign(a) log₁₀(1 + |a|)") {
        @Override
        public double of(final double value) {
            return Math.signum(value) * Math.log1p(Math.abs(value)) / Math.log(10);
        }
    };

    private final String m_formula;

    ValueScale(final String formula) {
        m_formula = formula;
    }

    /** @return the value as it is shown; increasing in {@code value} */
    public abstract double of(double value);

    /** @return the formula for a heading; empty for none */
    String formula() {
        return m_formula;
    }
}

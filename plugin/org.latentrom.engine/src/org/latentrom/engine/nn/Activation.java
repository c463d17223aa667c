package org.latentrom.engine.nn;

/** Functions of a value whose derivative follows from the function's value. */
enum Activation {
    /** max(x, 0); the derivative at 0 is 0. */
    RELU {
        @Override
        double value(final double x) {
            return Math.max(x, 0);
        }

        @Override
        double derivative(final double y) {
            return y > 0 ? 1 : 0;
        }

        @Override
        void describe(final GraphVisitor visitor, final Tensor in, final Tensor out) {
            visitor.relu(in, out);
        }
    },

    /** tanh x. */
    TANH {
        @Override
        double value(final double x) {
            return Math.tanh(x);
        }

        @Override
        double derivative(final double y) {
            return 1 - y * y;
        }

        @Override
        void describe(final GraphVisitor visitor, final Tensor in, final Tensor out) {
            visitor.tanh(in, out);
        }
    },

    /** 1 / (1 + exp(-x)). */
    SIGMOID {
        @Override
        double value(final double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        double derivative(final double y) {
            return y * (1 - y);
        }

        @Override
        void describe(final GraphVisitor visitor, final Tensor in, final Tensor out) {
            visitor.sigmoid(in, out);
        }
    };

    abstract double value(double x);

    /** @return dy/dx at the x where the function is y */
    abstract double derivative(double y);

    abstract void describe(GraphVisitor visitor, Tensor in, Tensor out);
}

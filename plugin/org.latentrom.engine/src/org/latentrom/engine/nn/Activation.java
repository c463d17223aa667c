package org.latentrom.engine.nn;

/** Functions of a value whose derivative follows from the function's value. */
enum Activation {
    /** max(x, 0); the derivative at 0 is 0. */
    RELU {
        @Override
        void apply(final Row x, final int n) {
            x.prelu(0, 0, n);
        }

        @Override
        void backward(final Row y, final Row gradient, final int n) {
            gradient.slope(y, 0, 0, n);
        }

        @Override
        void describe(final GraphVisitor visitor, final Tensor in, final Tensor out) {
            visitor.relu(in, out);
        }
    },

    /** tanh x. */
    TANH {
        @Override
        void apply(final Row x, final int n) {
            for (int i = 0; i < n; i++) {
                x.set(i, Math.tanh(x.get(i)));
            }
        }

        @Override
        void backward(final Row y, final Row gradient, final int n) {
            for (int i = 0; i < n; i++) {
                gradient.set(i, gradient.get(i) * (1 - y.get(i) * y.get(i)));
            }
        }

        @Override
        void describe(final GraphVisitor visitor, final Tensor in, final Tensor out) {
            visitor.tanh(in, out);
        }
    },

    /** 1 / (1 + exp(-x)). */
    SIGMOID {
        @Override
        void apply(final Row x, final int n) {
            for (int i = 0; i < n; i++) {
                x.set(i, 1 / (1 + Math.exp(-x.get(i))));
            }
        }

        @Override
        void backward(final Row y, final Row gradient, final int n) {
            for (int i = 0; i < n; i++) {
                gradient.set(i, gradient.get(i) * y.get(i) * (1 - y.get(i)));
            }
        }

        @Override
        void describe(final GraphVisitor visitor, final Tensor in, final Tensor out) {
            visitor.sigmoid(in, out);
        }
    };

    /** Turns the first n values x into those of the function. */
    abstract void apply(Row x, int n);

    /** Turns the gradient by the function's values y into that by x. */
    abstract void backward(Row y, Row gradient, int n);

    abstract void describe(GraphVisitor visitor, Tensor in, Tensor out);
}

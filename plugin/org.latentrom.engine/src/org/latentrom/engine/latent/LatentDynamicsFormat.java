package org.latentrom.engine.latent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.baseline.DmdModel;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.container.ContainerFormat;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/**
 * Latent dynamics as files: a container of the kind {@code latent-dynamics}, its header in JSON, its numbers float64.
 */
public final class LatentDynamicsFormat {
    private static final String KIND = "latent-dynamics";

    private static final int VERSION = 1;

    private static final String LINEAR = "linear";

    private static final String RESIDUAL = "residual";

    private static final int MOST_COORDINATES = 4096;

    private LatentDynamicsFormat() {
    }

    /** The JSON header. */
    private static final class Header {
        String type;

        int latentSize;

        List<String> parameters;

        int[] hidden;

        int members;
    }

    /**
     * Writes dynamics; the stream is flushed and left open.
     *
     * @throws IOException if the stream fails
     */
    public static void write(final LatentDynamics dynamics, final OutputStream out) throws IOException {
        var header = new Header();
        header.latentSize = dynamics.latentSize();
        header.parameters = dynamics.parameterNames();
        if (dynamics instanceof ResidualDynamics residual) {
            header.type = RESIDUAL;
            header.hidden = residual.hidden();
            header.members = residual.members().size();
        } else {
            header.type = LINEAR;
        }
        var container = Container.of(KIND, VERSION, new Gson().toJson(header))
            .with("time step", new double[]{dynamics.timeStep()}).with("least", dynamics.range().least())
            .with("greatest", dynamics.range().greatest());
        ContainerFormat.write(dynamics instanceof ResidualDynamics residual ? residual(container, residual)
            : linear(container, (LinearDynamics)dynamics), out);
    }

    private static Container linear(final Container container, final LinearDynamics dynamics) {
        DmdModel map = dynamics.map();
        return with(container, "parameter", dynamics.parameterScaling()).with("operator", flatten(map.operator()))
            .with("offset", map.offset()).with("features", flatten(map.parameterMatrix()));
    }

    private static Container residual(final Container container, final ResidualDynamics dynamics) {
        ResidualScaling scaling = dynamics.scaling();
        Container c = with(container, "parameter", scaling.parameters());
        c = with(with(c, "state", scaling.state()), "step", scaling.step()).with("increments", scaling.increments());
        for (int m = 0; m < dynamics.members().size(); m++) {
            c = c.with("weights " + m, dynamics.members().get(m));
        }
        return c;
    }

    private static Container with(final Container container, final String name, final Standardization scaling) {
        var logarithmic = new long[scaling.size()];
        for (int i = 0; i < logarithmic.length; i++) {
            logarithmic[i] = scaling.logarithmic()[i] ? 1 : 0;
        }
        return container.with(name + " logarithmic", logarithmic).with(name + " mean", scaling.mean())
            .with(name + " deviation", scaling.deviation());
    }

    /**
     * Reads dynamics to the end of the stream; the stream is left open.
     *
     * @throws ContainerException if the file is foreign, damaged or of a newer version
     * @throws IOException if the stream fails
     */
    public static LatentDynamics read(final InputStream in) throws IOException {
        Container container = ContainerFormat.read(in, KIND, VERSION);
        Header header = header(container);
        int n = header.latentSize;
        var range = new LatentRange(finite(container, "least", n), finite(container, "greatest", n));
        double timeStep = positive(container, "time step", 1)[0];
        Standardization parameters = scaling(container, "parameter", header.parameters.size());
        if (LINEAR.equals(header.type)) {
            int features = header.parameters.size() * (1 + n);
            var map = new DmdModel(unflatten(finite(container, "operator", (long)n * n), n, n),
                finite(container, "offset", n),
                unflatten(finite(container, "features", (long)n * features), n, features));
            return new LinearDynamics(header.parameters, timeStep, range, parameters, map);
        }
        double[] increments = finite(container, "increments", n);
        var scaling = new ResidualScaling(header.parameters, timeStep, scaling(container, "state", n),
            scaling(container, "step", 1), parameters, increments);
        int weights = scaling.network(header.hidden).weights();
        var members = new ArrayList<double[]>();
        for (int m = 0; m < header.members; m++) {
            members.add(finite(container, "weights " + m, weights));
        }
        return new ResidualDynamics(scaling, range, header.hidden, members);
    }

    private static Header header(final Container container) throws ContainerException {
        Header header;
        try {
            header = new Gson().fromJson(container.header(), Header.class);
        } catch (JsonParseException e) {
            throw new ContainerException("the header of the latent dynamics is not readable", e);
        }
        if (header == null || header.parameters == null || header.parameters.contains(null)
            || header.parameters.size() > ResidualOptions.MOST_WIDTH || header.latentSize < 1
            || header.latentSize > MOST_COORDINATES) {
            throw new ContainerException("the header of the latent dynamics is incomplete");
        }
        boolean residual = RESIDUAL.equals(header.type);
        if (!residual && !LINEAR.equals(header.type)) {
            throw new ContainerException("latent dynamics of the unknown type \"" + header.type + "\"");
        }
        if (residual) {
            boolean fits = header.hidden != null && header.hidden.length <= ResidualOptions.MOST_LAYERS
                && header.members >= 1 && header.members <= ResidualOptions.MOST_MEMBERS;
            for (int i = 0; fits && i < header.hidden.length; i++) {
                fits = header.hidden[i] >= 1 && header.hidden[i] <= ResidualOptions.MOST_WIDTH;
            }
            if (!fits) {
                throw new ContainerException("the latent dynamics have networks of an impossible size");
            }
        }
        return header;
    }

    private static Standardization scaling(final Container container, final String name, final int size)
        throws ContainerException {
        long[] flags = container.longs(name + " logarithmic", size);
        var logarithmic = new boolean[size];
        for (int i = 0; i < size; i++) {
            logarithmic[i] = flags[i] != 0;
        }
        return new Standardization(logarithmic, finite(container, name + " mean", size),
            positive(container, name + " deviation", size));
    }

    private static double[] finite(final Container container, final String name, final long length)
        throws ContainerException {
        double[] values = container.doubles(name, length);
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new ContainerException("the latent dynamics' \"" + name + "\" has a value that is not finite");
            }
        }
        return values;
    }

    private static double[] positive(final Container container, final String name, final long length)
        throws ContainerException {
        double[] values = finite(container, name, length);
        for (double v : values) {
            if (!(v > 0)) {
                throw new ContainerException("the latent dynamics' \"" + name + "\" must be positive, not " + v);
            }
        }
        return values;
    }

    private static double[] flatten(final double[][] rows) {
        int columns = rows[0].length;
        var flat = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * columns, columns);
        }
        return flat;
    }

    private static double[][] unflatten(final double[] flat, final int rows, final int columns) {
        var matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(flat, i * columns, matrix[i], 0, columns);
        }
        return matrix;
    }
}

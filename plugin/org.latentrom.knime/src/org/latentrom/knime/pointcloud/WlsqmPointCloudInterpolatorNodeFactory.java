package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.DofLayout;
import org.latentrom.knime.table.NodeWork;

/** Interpolates values on scattered points to other places, with derivatives. */
public final class WlsqmPointCloudInterpolatorNodeFactory extends DefaultNodeFactory {
    private static final String POINTS = "Points";

    private static final String PLACES = "Places";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("WLSQM Point-Cloud Interpolator") //
        .icon("/icons/wlsqm-point-cloud-interpolator.png") //
        .shortDescription("Interpolates values on scattered points to other places by weighted least squares.") //
        .fullDescription("Fits a polynomial to the points around each point by weighted least squares (WLSQM) and "
            + "evaluates it at other places: the values, named like fit(u), and derivatives up to order 4, named like "
            + "dx(u). The defaults are for clean data; for noisy data choose a fitted value at the point, uniform "
            + "weights and more neighbours. For probes in a measured field, for bringing two data sets to "
            + "the same points, for the latent states of a run at other times.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(POINTS, "Points with number columns of coordinates and values.") //
            .addInputTable(PLACES, "Places with number columns of coordinates, named as those of the points.") //
            .addOutputTable("Interpolated", "The places with number columns of interpolated values, named "
                + "like fit(u).")) //
        .model(m -> m.parametersClass(WlsqmPointCloudInterpolatorParameters.class) //
            .configure(WlsqmPointCloudInterpolatorNodeFactory::configure) //
            .execute(WlsqmPointCloudInterpolatorNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("interpolation", "resample", "probe", "scattered data", "unstructured", "meshless", "least squares",
            "moving least squares", "WLSQM", "derivative", "reduced-order model");

    /** For the framework. */
    public WlsqmPointCloudInterpolatorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final WlsqmPointCloudInterpolatorParameters p = in.getParameters();
        final DataTableSpec points = in.getInTableSpec(0);
        p.m_derivatives.check(p.m_fit.m_order);
        p.m_fit.check(p.m_points.m_axes.count());
        for (int i = 0; i < 2; i++) {
            Axes.indices(in.getInTableSpec(i), axes(p, points), i == 0 ? POINTS : PLACES);
            p.m_points.keys(in.getInTableSpec(i), i == 0 ? POINTS : PLACES);
        }
        final List<String> values =
            Arrays.stream(values(p, points)).mapToObj(i -> points.getColumnSpec(i).getName()).toList();
        out.setOutSpec(0, NumberColumns.rearranger(in.getInTableSpec(1), places(p).names(values), null).createSpec());
    }

    /** @return the columns of the coordinates in the table of points; the places have columns of these names */
    private static List<String> axes(final WlsqmPointCloudInterpolatorParameters p, final DataTableSpec points)
        throws InvalidSettingsException {
        return Arrays.stream(p.m_points.coordinates(points, POINTS)).mapToObj(i -> points.getColumnSpec(i).getName())
            .toList();
    }

    private static int[] values(final WlsqmPointCloudInterpolatorParameters p, final DataTableSpec spec)
        throws InvalidSettingsException {
        return p.m_points.values(spec, p.m_values, p.names(), POINTS);
    }

    private static PlaceValues places(final WlsqmPointCloudInterpolatorParameters p) {
        final DofLayout layout = DofLayout.of(p.m_points.m_axes.count(), p.m_fit.m_order);
        return new PlaceValues(layout, p.m_derivatives.of(layout), p.meanRadius());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final WlsqmPointCloudInterpolatorParameters p = in.getParameters();
            final DataTableSpec spec = in.getInTable(0).getDataTableSpec();
            final var points = read(p, in.getInTable(0), axes(p, spec), values(p, spec), POINTS, progress);
            final var places = read(p, in.getInTable(1), axes(p, spec), new int[0], PLACES, progress);
            final var fits = new CloudFits(p.m_fit);
            final var values = places(p);
            final double[][] numbers = values.compute(points, places, p.m_points.m_clouds, fits, progress.part(0, 0.9));
            out.setOutData(0, exec.createColumnRearrangeTable(in.getInTable(1), NumberColumns.rearranger(
                in.getInTable(1).getDataTableSpec(), values.names(points.names()), numbers),
                exec.createSubProgress(0.1)));
            final List<String> warnings = new ArrayList<>(fits.warnings());
            warnings.addAll(values.warnings());
            if (!warnings.isEmpty()) {
                out.setWarningMessage(String.join("\n", warnings));
            }
        });
    }

    private static PointTable read(final WlsqmPointCloudInterpolatorParameters p, final BufferedDataTable table,
        final List<String> axes, final int[] values, final String name, final Progress progress)
        throws InvalidSettingsException, KNIMEException {
        final DataTableSpec spec = table.getDataTableSpec();
        return PointTable.read(table, spec, Axes.indices(spec, axes, name), values, p.m_points.keys(spec, name), name,
            progress);
    }
}

package org.latentrom.knime.latentsheet;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.LatentAxis;
import org.latentrom.engine.image.LatentSheet;
import org.latentrom.engine.image.Tiles;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.sampling.LatentGrid;
import org.latentrom.engine.sampling.Spacing;
import org.latentrom.knime.image.Figure;
import org.latentrom.knime.image.PictureColumn;
import org.latentrom.knime.latentsheet.LatentSpaceSheetParameters.View;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.port.CvaeModelPortObjectSpec;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NodeWork;

/** Draws what is decoded from a latent space. */
public final class LatentSpaceSheetNodeFactory extends DefaultNodeFactory {
    private static final int AT_ONCE = 128;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Latent Space Sheet") //
        .icon("/icons/latent-space-sheet.png") //
        .shortDescription("Draws the latent space of a CVAE model by the fields that are decoded from it.") //
        .fullDescription("One picture of a latent space: fields decoded on a grid of two latent variables, with the "
            + "rows of the table as points on it, coloured by class; or, for each latent variable, what changes in the "
            + "field when it runs through its values. Values at quantiles of the prior are dense where data are.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("CVAE model", "A trained model.", CvaeModelPortObject.TYPE) //
            .addInputTable(LatentRows.TABLE, "A table with the latent columns, from a CVAE Encoder: the points, and "
                + "where the other latent variables may stay.") //
            .addOutputTable("Sheet", "One row with the picture.") //
            .addOutputPort("Image", "The picture.", ImagePortObject.TYPE)) //
        .model(m -> m.parametersClass(LatentSpaceSheetParameters.class) //
            .configure(LatentSpaceSheetNodeFactory::configure) //
            .execute(LatentSpaceSheetNodeFactory::execute)) //
        .nodeType(NodeType.Visualizer) //
        .keywords("plot", "picture", "PNG", "VAE", "latent space", "manifold", "traversal", "scatter plot", "generate",
            "reduced-order model");

    /** For the framework. */
    public LatentSpaceSheetNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final CvaeModelPortObjectSpec model = in.getInPortSpec(0);
        final LatentSpaceSheetParameters p = in.getParameters();
        p.check(model.latentSize());
        LatentRows.check(in.getInTableSpec(1), p, model.latentSize());
        out.setOutSpec(0, Figure.SPEC);
        out.setOutSpec(1, PictureColumn.IMAGE);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final LatentSpaceSheetParameters p = in.getParameters();
            final CvaeModelPortObject port = in.getInPortObject(0);
            final CvaeModel model = port.model();
            p.check(model.latentSize());
            final var rows = LatentRows.read(in.getInTable(1), p, model, progress);
            if (rows.missing() > 0) {
                out.setWarningMessage(rows.missing() + " rows have a missing latent value; they are left out.");
            }
            final var figure = Figure.of(exec, draw(model, p, rows, progress));
            out.setOutData(0, figure.table());
            out.setOutData(1, figure.image());
        });
    }

    private static BufferedImage draw(final CvaeModel model, final LatentSpaceSheetParameters p,
        final LatentRows rows, final Progress progress) {
        final Spacing spacing = p.m_spacing.spacing();
        final double[] ticks = spacing.values(p.m_values, p.m_reach);
        final List<String> names = new LatentColumns(p.m_prefix, model.latentSize()).names();
        final boolean plane = p.m_view == View.PLANE;
        final double[][] states = plane ? LatentGrid.of(rows.base(), p.m_across, p.m_up, ticks)
            : IntStream.range(0, model.latentSize()).mapToObj(l -> LatentGrid.traverse(rows.base(), l, ticks))
                .flatMap(Arrays::stream).toArray(double[][]::new);
        final List<Field> fields = decode(model, p, states, rows.conditions(), progress);
        final Tiles tiles = p.m_tiles.tiles(fields, fields.get(0));
        if (!plane) {
            return new LatentSheet(tiles).traversals("Each latent variable alone; " + tiles.legend(fields.get(0)),
                new LatentAxis("value of the latent variable", ticks, spacing::measure), names, fields);
        }
        return new LatentSheet(tiles).plane(
            "Latent space (dimension " + model.latentSize() + "); " + tiles.legend(fields.get(0)) + p.colours(),
            new LatentAxis(names.get(p.m_across), ticks, spacing::measure),
            new LatentAxis(names.get(p.m_up), ticks, spacing::measure), fields, Optional.ofNullable(rows.points()));
    }

    /** Of a few at a time, so that only what is drawn of all of them is in memory. */
    private static List<Field> decode(final CvaeModel model, final LatentSpaceSheetParameters p, final double[][] states,
        final double[] conditions, final Progress progress) {
        final List<Field> drawn = new ArrayList<>();
        for (int from = 0; from < states.length; from += AT_ONCE) {
            final int to = Math.min(states.length, from + AT_ONCE);
            final double[][] told = new double[to - from][];
            Arrays.fill(told, conditions);
            model.decode(Arrays.copyOfRange(states, from, to), told, p.m_decoded.value(), 0,
                progress.part((double)from / states.length, (double)to / states.length))
                .forEach(f -> drawn.add(p.m_tiles.drawn(f, "decoded")));
        }
        return drawn;
    }
}

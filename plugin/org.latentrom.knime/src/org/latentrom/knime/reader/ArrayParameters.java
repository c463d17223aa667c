package org.latentrom.knime.reader;

import java.util.List;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.knime.table.NameList;

/** How files that hold plain arrays are understood. */
@LoadDefaultsForAbsentFields
final class ArrayParameters implements NodeParameters {
    /** Which axis counts the snapshots. */
    enum Orientation {
        @Label(value = "Automatic", description = "By the lengths of the axes: nodes are as many as there are points. "
            + "If that does not decide, snapshots come first, with a warning.")
        AUTO, //
        @Label(value = "(snapshot, node)", description = "A row of the array is a snapshot.")
        SNAPSHOT_FIRST, //
        @Label(value = "(node, snapshot)", description = "A column of the array is a snapshot.")
        NODE_FIRST
    }

    /** What pixels of a grid cover. */
    enum Region {
        @Label(value = "As in the file", description = "The coordinates that the file has, else a unit a pixel.")
        FILE, //
        @Label(value = "A rectangle", description = "From edge to edge of the outer pixels.")
        GIVEN
    }

    interface DataSetsRef extends ParameterReference<String> {
    }

    interface OrientationRef extends ParameterReference<Orientation> {
    }

    interface AxesRef extends ParameterReference<String> {
    }

    interface RegionRef extends ParameterReference<Region> {
    }

    static final class IsRectangle implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RegionRef.class).isOneOf(Region.GIVEN);
        }
    }

    @Widget(title = "Data sets", description = "Names of the arrays that hold fields, or paths of HDF5 data sets, with "
        + "commas between them, such as /0001/data. A * stands for all groups in its place: each becomes a run. Empty "
        + "for all arrays whose shape can be understood. If there is no such array, the message lists those that are "
        + "there.")
    @ValueReference(DataSetsRef.class)
    String m_dataSets = "";

    @Widget(title = "Axes", description = "What the axes of the arrays count, the slowest first, with commas between "
        + "them: trajectory (each is a run), time, x, y, channel, node. Such as trajectory,time,x,y,channel for data "
        + "of PDEBench. Empty to guess it by their number and lengths.")
    @ValueReference(AxesRef.class)
    String m_axes = "";

    @Widget(title = "Snapshots and nodes", description = "The order of the two axes of an array that holds one value a "
        + "snapshot and node.")
    @ValueSwitchWidget
    @ValueReference(OrientationRef.class)
    Orientation m_orientation = Orientation.AUTO;

    @Widget(title = "Region of pixels", description = "What the pixels of arrays on a grid cover.")
    @ValueSwitchWidget
    @ValueReference(RegionRef.class)
    Region m_region = Region.FILE;

    @Widget(title = "Least x", description = "Left edge.")
    @Effect(predicate = IsRectangle.class, type = EffectType.SHOW)
    double m_xMin = 0;

    @Widget(title = "Greatest x", description = "Right edge.")
    @Effect(predicate = IsRectangle.class, type = EffectType.SHOW)
    double m_xMax = 1;

    @Widget(title = "Least y", description = "Lower edge.")
    @Effect(predicate = IsRectangle.class, type = EffectType.SHOW)
    double m_yMin = 0;

    @Widget(title = "Greatest y", description = "Upper edge.")
    @Effect(predicate = IsRectangle.class, type = EffectType.SHOW)
    double m_yMax = 1;

    /** For the framework. */
    ArrayParameters() {
    }

    ArrayParameters(final String dataSets, final String axes, final Orientation orientation) {
        m_dataSets = dataSets;
        m_axes = axes;
        m_orientation = orientation;
    }

    /** @throws InvalidSettingsException if axes or rectangle are none; the message says why */
    ArrayOptions options() throws InvalidSettingsException {
        final List<ArrayAxis> axes;
        try {
            axes = ArrayAxis.parse(m_axes);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage() + " Correct \"Axes\" under \"Arrays\".", e);
        }
        return new ArrayOptions(extent(), NameList.parse(m_dataSets),
            ArrayOptions.Orientation.valueOf(m_orientation.name()), axes);
    }

    private Optional<Extent> extent() throws InvalidSettingsException {
        try {
            return m_region == Region.FILE ? Optional.empty()
                : Optional.of(new Extent(m_xMin, m_xMax, m_yMin, m_yMax));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The region of pixels is " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        options();
    }
}

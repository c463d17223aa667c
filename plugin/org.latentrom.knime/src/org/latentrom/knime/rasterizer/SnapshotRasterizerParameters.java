package org.latentrom.knime.rasterizer;

import java.util.List;
import java.util.stream.Stream;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.raster.NonFiniteRule;
import org.latentrom.engine.raster.Resolution;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;

/** Options of the Snapshot Rasterizer. */
@LoadDefaultsForAbsentFields
final class SnapshotRasterizerParameters implements NodeParameters {
    private static final int MOST_PIXELS = 1 << 24;

    /** A network that halves the grid three times works best with multiples of 8. */
    private static final int MULTIPLE = 8;

    @Section(title = "Channels")
    interface ChannelsSection {
    }

    @Section(title = "Interpolation")
    @After(ChannelsSection.class)
    interface MethodSection {
    }

    @Section(title = "Grid")
    @After(MethodSection.class)
    interface GridSection {
    }

    @Section(title = "Output")
    @After(GridSection.class)
    interface OutputSection {
    }

    /** What becomes channels. */
    enum Channels {
        @Label(value = "All fields", description = "Every component of every field, but z components that are 0 "
            + "everywhere.")
        ALL, //
        @Label(value = "Named", description = "Only the named fields or components.")
        NAMED
    }

    /** How the number of pixels is given. */
    enum PixelCount {
        @Label(value = "Square pixels", description = "Pixels along the longer side; the shorter side gets as many "
            + "as make pixels square, rounded to a multiple of 8.")
        SQUARE, //
        @Label(value = "Width and height", description = "Both numbers.")
        GIVEN
    }

    /** What the grid covers. */
    enum Region {
        @Label(value = "The mesh", description = "The bounding box of the first snapshot's mesh, for all rows.")
        MESH, //
        @Label(value = "A rectangle", description = "A rectangle, which may be smaller or larger than the mesh.")
        GIVEN
    }

    /** What happens to NaN and infinite values. */
    enum NonFinite {
        @Label(value = "Fail", description = "They are an error, which says where the first one is.")
        FAIL, //
        @Label(value = "Mask out", description = "The pixels that they touch are not valid in that field. Derivatives "
            + "and pictures leave such pixels out; a CVAE needs the same valid pixels in all fields.")
        MASK_OUT
    }

    interface ChannelsRef extends ParameterReference<Channels> {
    }

    interface PixelCountRef extends ParameterReference<PixelCount> {
    }

    interface RegionRef extends ParameterReference<Region> {
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ChannelsRef.class).isOneOf(Channels.NAMED);
        }
    }

    static final class IsSquare implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PixelCountRef.class).isOneOf(PixelCount.SQUARE);
        }
    }

    static final class IsWidthAndHeight implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PixelCountRef.class).isOneOf(PixelCount.GIVEN);
        }
    }

    static final class IsRectangle implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RegionRef.class).isOneOf(Region.GIVEN);
        }
    }

    @Widget(title = "Snapshot column", description = "The snapshots to rasterize.")
    @ChoicesProvider(ColumnChoices.Snapshots.class)
    @ValueReference(ChannelChoices.SnapshotColumnRef.class)
    @Layout(ChannelsSection.class)
    String m_snapshotColumn = "";

    @Widget(title = "Channels", description = "Which fields become channels. Vectors give a channel for each "
        + "component, named like velocity_x.")
    @ValueSwitchWidget
    @ValueReference(ChannelsRef.class)
    @Layout(ChannelsSection.class)
    Channels m_channels = Channels.ALL;

    @Widget(title = "Fields and components", description = "What becomes channels: fields (velocity, with all its "
        + "components) or components (velocity_x).")
    @ChoicesProvider(ChannelChoices.class)
    @TwinlistWidget(excludedLabel = "In the snapshots", includedLabel = "Channels")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    @Layout(ChannelsSection.class)
    String[] m_chosenChannels = new String[0];

    @Widget(title = "Names", description = "Names of further fields (velocity) or components (velocity_x), with commas "
        + "between them, for snapshots whose fields are not known yet.")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    @Layout(ChannelsSection.class)
    String m_channelNames = "";

    @Widget(title = "Values that are not finite", description = "NaN and infinite values. The Snapshot Reader passes "
        + "them on only if allowed there.")
    @ValueSwitchWidget
    @Layout(ChannelsSection.class)
    NonFinite m_nonFinite = NonFinite.FAIL;

    @Layout(MethodSection.class)
    MethodParameters m_interpolation = new MethodParameters();

    @Widget(title = "Number of pixels", description = "Finer grids show more and take longer to train.")
    @ValueSwitchWidget
    @ValueReference(PixelCountRef.class)
    @Layout(GridSection.class)
    PixelCount m_pixelCount = PixelCount.SQUARE;

    @Widget(title = "Pixels along the longer side", description = "64 to 256 for most flows; a multiple of 8 suits "
        + "the CVAE best.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsSquare.class, type = EffectType.SHOW)
    @Layout(GridSection.class)
    int m_longerSide = 64;

    @Widget(title = "Width", description = "Pixel columns; a multiple of 8 suits the CVAE best.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsWidthAndHeight.class, type = EffectType.SHOW)
    @Layout(GridSection.class)
    int m_width = 64;

    @Widget(title = "Height", description = "Pixel rows; a multiple of 8 suits the CVAE best. 1 for problems in "
        + "one dimension.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsWidthAndHeight.class, type = EffectType.SHOW)
    @Layout(GridSection.class)
    int m_height = 64;

    @Widget(title = "Region", description = "What the pixels cover, outer edge to outer edge. All rows get the same "
        + "grid.")
    @ValueSwitchWidget
    @ValueReference(RegionRef.class)
    @Layout(GridSection.class)
    Region m_region = Region.MESH;

    @Widget(title = "Least x", description = "Left edge, in the mesh's unit.")
    @Effect(predicate = IsRectangle.class, type = EffectType.SHOW)
    @Layout(GridSection.class)
    double m_xMin = 0;

    @Widget(title = "Greatest x", description = "Right edge, in the mesh's unit.")
    @Effect(predicate = IsRectangle.class, type = EffectType.SHOW)
    @Layout(GridSection.class)
    double m_xMax = 1;

    @Widget(title = "Least y", description = "Lower edge, in the mesh's unit.")
    @Effect(predicate = IsRectangle.class, type = EffectType.SHOW)
    @Layout(GridSection.class)
    double m_yMin = 0;

    @Widget(title = "Greatest y", description = "Upper edge, in the mesh's unit.")
    @Effect(predicate = IsRectangle.class, type = EffectType.SHOW)
    @Layout(GridSection.class)
    double m_yMax = 1;

    @Widget(title = "New column", description = "Name of the column with the fields. A column of that name is "
        + "replaced.")
    @Layout(OutputSection.class)
    String m_newColumn = "Field";

    @Widget(title = "Keep snapshot column", description = "Leave the snapshots in the output.")
    @Layout(OutputSection.class)
    boolean m_keepSnapshots = false;

    SnapshotRasterizerParameters() {
    }

    SnapshotRasterizerParameters(final NodeParametersInput in) {
        m_snapshotColumn = ColumnKind.SNAPSHOT.guess(in, 0);
    }

    /** @param mesh bounding box of the first mesh */
    Extent extent(final Extent mesh) {
        return m_region == Region.MESH ? mesh : new Extent(m_xMin, m_xMax, m_yMin, m_yMax);
    }

    /** @return true if the region is that of the first snapshot */
    boolean followsMesh() {
        return m_region == Region.MESH;
    }

    /** @param isLine whether the mesh has one dimension: then one row of pixels tells all */
    Resolution resolution(final Extent extent, final boolean isLine) {
        if (m_pixelCount == PixelCount.GIVEN) {
            return new Resolution(m_height, m_width);
        }
        return isLine ? new Resolution(1, m_longerSide) : Resolution.ofLongerSide(extent, m_longerSide, MULTIPLE);
    }

    /** @return names of fields and components; none if nothing is named */
    List<String> names() {
        return Stream.concat(m_chosenChannels == null ? Stream.empty() : Stream.of(m_chosenChannels),
            NameList.parse(m_channelNames).stream()).distinct().toList();
    }

    NonFiniteRule rule() {
        return m_nonFinite == NonFinite.FAIL ? NonFiniteRule.FAIL : NonFiniteRule.MASK_OUT;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_longerSide < 1 || m_width < 1 || m_height < 1) {
            throw new InvalidSettingsException("The numbers of pixels must be positive.");
        }
        final long pixels =
            m_pixelCount == PixelCount.SQUARE ? (long)m_longerSide * m_longerSide : (long)m_width * m_height;
        if (pixels > MOST_PIXELS) {
            throw new InvalidSettingsException("The grid would have up to " + pixels + " pixels, more than "
                + "" + MOST_PIXELS
                + ". Choose fewer pixels.");
        }
        if (m_region == Region.GIVEN) {
            try {
                extent(null);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingsException("The region is " + e.getMessage() + ".", e);
            }
        }
        m_interpolation.validate();
        if (m_channels == Channels.NAMED && names().isEmpty()) {
            throw new InvalidSettingsException("No channel is named. Name one, or take all fields.");
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Field.");
        }
    }
}

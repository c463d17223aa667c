package org.knime.core.data;

import java.util.Map;
import java.util.Optional;

import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageBlobCell;
import org.knime.core.data.image.png.PNGImageCell;
import org.latentrom.standin.extensions.ExtensionElement;
import org.latentrom.standin.extensions.Extensions;

/** The cell classes that bundles register, and the framework's own. */
public final class DataTypeRegistry {
    private static final String POINT = "org.knime.core.DataType";

    private static final Map<Class<? extends DataCell>, DataCellSerializer<? extends DataCell>> OWN =
        Map.of(StringCell.class, new StringCell.StringSerializer(), DoubleCell.class, new DoubleCell.DoubleSerializer(),
            LongCell.class, new LongCell.LongSerializer(), IntCell.class, new IntCell.IntCellSerializer(),
            BooleanCell.class, new BooleanCell.BooleanSerializer(), PNGImageCell.class,
            new PNGImageCell.PNGSerializer(), PNGImageBlobCell.class, new PNGImageBlobCell.PNGSerializer());

    private static final DataTypeRegistry INSTANCE = new DataTypeRegistry();

    private DataTypeRegistry() {
    }

    /** The only one. */
    public static DataTypeRegistry getInstance() {
        return INSTANCE;
    }

    /** Class of a registered kind of cell. */
    public Optional<Class<? extends DataCell>> getCellClass(final String className) {
        for (Class<? extends DataCell> c : OWN.keySet()) {
            if (c.getName().equals(className)) {
                return Optional.of(c);
            }
        }
        return find(className).map(e -> e.load("cellClass").asSubclass(DataCell.class));
    }

    /** Class of a value interface of a registered kind of cell. */
    public Optional<Class<? extends DataValue>> getValueClass(final String className) {
        var own = OWN.keySet().stream().map(DataType::getType);
        var registered = Extensions.of(POINT).stream()
            .map(e -> DataType.getType(e.load("cellClass").asSubclass(DataCell.class)));
        return java.util.stream.Stream.concat(own, registered).flatMap(t -> t.getValueClasses().stream())
            .filter(c -> c.getName().equals(className)).<Class<? extends DataValue>> map(c -> c).findFirst();
    }

    /** Serializer of a registered kind of cell. */
    @SuppressWarnings("unchecked")
    public Optional<DataCellSerializer<DataCell>> getSerializer(final Class<? extends DataCell> cellClass) {
        var own = OWN.get(cellClass);
        if (own != null) {
            return Optional.of((DataCellSerializer<DataCell>)own);
        }
        return find(cellClass.getName()).flatMap(e -> e.children("serializer").stream().findFirst())
            .map(s -> (DataCellSerializer<DataCell>)s.create("serializerClass"));
    }

    private static Optional<ExtensionElement> find(final String cellClass) {
        return Extensions.of(POINT).stream().filter(e -> cellClass.equals(e.attribute("cellClass"))).findFirst();
    }
}

package org.knime.core.data.image.png;

import org.knime.core.data.ExtensibleUtilityFactory;
import org.knime.core.data.image.ImageValue;

/** A PNG picture in a table. */
public interface PNGImageValue extends ImageValue {
    /** Name of the type. */
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(PNGImageValue.class) {
        @Override
        public String getName() {
            return "PNG Image";
        }

        @Override
        public String getGroupName() {
            return "Image";
        }
    };

    @Override
    PNGImageContent getImageContent();
}

package org.knime.core.data.image.png;

import org.knime.core.data.ExtensibleUtilityFactory;
import org.knime.core.data.image.ImageValue;

/** A PNG picture in a table. */
public interface PNGImageValue extends ImageValue {
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(PNGImageValue.class) {
        @Override
        public String getName() {
            return "PNG Image";
        }
    };

    @Override
    PNGImageContent getImageContent();
}

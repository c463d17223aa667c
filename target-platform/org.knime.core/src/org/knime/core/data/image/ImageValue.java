package org.knime.core.data.image;

import org.knime.core.data.DataValue;
import org.knime.core.data.ExtensibleUtilityFactory;

/** A picture in a table. */
public interface ImageValue extends DataValue {
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(ImageValue.class) {
        @Override
        public String getName() {
            return "Image";
        }
    };

    ImageContent getImageContent();
    String getImageExtension();
}

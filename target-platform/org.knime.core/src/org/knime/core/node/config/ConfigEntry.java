package org.knime.core.node.config;

import org.knime.core.node.InvalidSettingsException;

/** One typed value; null only for texts. */
record ConfigEntry(Type type, Object value) {
    /** Types of values; the names are those in the files. */
    enum Type {
        XINT("Int"), XLONG("Long"), XDOUBLE("Double"), XFLOAT("Float"), XBOOLEAN("Boolean"), XSTRING("String"),
        XTRANSIENTSTRING("Transient string"), XPASSWORD("Password"), XBYTE("Byte"), XSHORT("Short"), XCHAR("Char");

        private final String m_label;

        Type(final String label) {
            m_label = label;
        }

        String label() {
            return m_label;
        }

        String fileName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param typeName the attribute "type" of a file
     * @param text the attribute "value"
     * @param isNull whether the value is null */
    static ConfigEntry parse(final String key, final String typeName, final String text, final boolean isNull)
        throws InvalidSettingsException {
        try {
            Type type = Type.valueOf(typeName.toUpperCase(java.util.Locale.ROOT));
            if (isNull) {
                return new ConfigEntry(type, null);
            }
            return new ConfigEntry(type, switch (type) {
                case XINT -> (Object)Integer.valueOf(text);
                case XLONG -> Long.valueOf(text);
                case XDOUBLE -> Double.valueOf(text);
                case XFLOAT -> Float.valueOf(text);
                case XBOOLEAN -> parseBoolean(text);
                case XBYTE -> Byte.valueOf(text);
                case XSHORT -> Short.valueOf(text);
                case XCHAR -> text.charAt(0);
                case XSTRING, XTRANSIENTSTRING, XPASSWORD -> ConfigText.decode(text);
            });
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new InvalidSettingsException(
                "The value \"" + text + "\" of \"" + key + "\" is not of type " + typeName, e);
        }
    }

    private static Boolean parseBoolean(final String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}

package org.knime.core.webui.page;

import java.io.InputStream;
import java.util.function.Supplier;

/** A page of a view: only its place is kept. */
public final class Page {
    private final String m_path;

    private Page(final String path) {
        m_path = path;
    }

    /** Begins a page. */
    public static RequireFromFileOrString create() {
        return new RequireFromFileOrString() {
            @Override
            public FromFilePageBuilder fromFile() {
                return new FromFilePageBuilder();
            }

            @Override
            public FromStringPageBuilder fromString(final Supplier<InputStream> page) {
                return Page::new;
            }
        };
    }

    /** Path of the page. */
    public String getRelativePath() {
        return m_path;
    }

    /** Stage that says where the page comes from. */
    public interface RequireFromFileOrString {
        /** A file of a bundle. */
        FromFilePageBuilder fromFile();

        /** Made by a method. */
        FromStringPageBuilder fromString(Supplier<InputStream> page);
    }

    /** Stage that takes the path of a page that a method makes. */
    @FunctionalInterface
    public interface FromStringPageBuilder {
        /** Path of the page. */
        Page relativePath(String relativePagePath);
    }

    /** Stages that take the place of a file. */
    public static final class FromFilePageBuilder {
        private FromFilePageBuilder() {
        }

        /** A class of the bundle. */
        public FromFilePageBuilder bundleClass(final Class<?> clazz) {
            return this;
        }

        /** The folder from the bundle's root. */
        public FromFilePageBuilder basePath(final String basePath) {
            return this;
        }

        /** The file in the folder. */
        public Page relativeFilePath(final String relativeFilePath) {
            return new Page(relativeFilePath);
        }
    }
}

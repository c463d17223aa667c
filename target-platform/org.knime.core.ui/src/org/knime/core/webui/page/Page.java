package org.knime.core.webui.page;

/** A page of a view: the stand-in shows none. */
public final class Page {
    private Page() {
    }

    public static RequireFromFileOrString create() {
        return FromFilePageBuilder::new;
    }

    public interface RequireFromFileOrString {
        FromFilePageBuilder fromFile();
    }

    public static final class FromFilePageBuilder {
        private FromFilePageBuilder() {
        }

        public FromFilePageBuilder bundleClass(final Class<?> clazz) {
            return this;
        }

        public FromFilePageBuilder basePath(final String basePath) {
            return this;
        }

        public Page relativeFilePath(final String relativeFilePath) {
            return new Page();
        }
    }
}

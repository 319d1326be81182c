package precredit.publish;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A self-contained HTML page made from a template, such as publish/index.html; every value is escaped where it stands. */
public final class Page {
    private static final String SUFFIX = ".peb";
    private static final PebbleEngine ENGINE = engine();

    private Page() {}

    /** The page {@code name} with these values; a value that the template names and nobody gives is a bug. */
    public static String of(String name, Map<String, Object> values) {
        StringWriter page = new StringWriter();
        try {
            ENGINE.getTemplate(name).evaluate(page, values, Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    private static PebbleEngine engine() {
        ClasspathLoader templates = new ClasspathLoader(Page.class.getClassLoader());
        templates.setPrefix("precredit");
        templates.setSuffix(SUFFIX);
        return new PebbleEngine.Builder()
                .loader(templates)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .build();
    }
}

package precredit.publish.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The scripts of the report, each written into the page, and the policy under which a browser runs these and nothing else. */
final class Scripts {
    /** The version is that of the dependency; a build with another one fails in the tests of the report. */
    private static final String CHARTS = "META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    private static final String OF_THE_REPORT = "precredit/publish/report.js";
    private static final List<String> SOURCES = List.of(read(CHARTS), read(OF_THE_REPORT));

    private Scripts() {}

    static List<String> inPage() {
        return SOURCES;
    }

    /** No network, no other script; styles are set by the page and by the charts. */
    static String contentSecurityPolicy() {
        return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
                + SOURCES.stream().map(Scripts::hash).collect(Collectors.joining(" "));
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without its last line, which names a file that is not there. */
    private static String read(String resource) {
        try (InputStream in = Scripts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^//# sourceMappingURL=.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

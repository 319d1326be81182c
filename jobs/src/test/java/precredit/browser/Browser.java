package precredit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium of this machine, driven over its debugging port. */
public final class Browser implements AutoCloseable {
    /** Why a test that needs one is skipped. */
    public static final String MISSING =
            "there is no Chromium on the PATH (chromium, chromium-browser, google-chrome), nor is PRECREDIT_CHROMIUM one";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TRIES = 900;

    private final Process process;
    private final Tab tab;

    private Browser(Process process, Tab tab) {
        this.process = process;
        this.tab = tab;
    }

    /** The program, if there is one. */
    public static Optional<Path> program() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("PRECREDIT_CHROMIUM")).map(Path::of);
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    /** Starts one with a fresh profile in a folder. */
    public static Browser start(Path program, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        // Its own sandbox refuses to run as root, which builds often do.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, Tab.at(firstTab(profile.resolve("DevToolsActivePort"))));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public Tab tab() {
        return tab;
    }

    @Override
    public void close() throws InterruptedException {
        tab.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static URI firstTab(Path portFile) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (Files.exists(portFile) && Files.size(portFile) > 0) {
                String port = Files.readAllLines(portFile).get(0);
                for (JsonNode target : targets(port)) {
                    if (target.path("type").asText().equals("page")) {
                        return URI.create(target.path("webSocketDebuggerUrl").asText());
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new IOException("the browser did not open its debugging port");
    }

    private static JsonNode targets(String port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .timeout(PATIENCE)
                .build();
        HttpClient client =
                HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
        return new ObjectMapper()
                .readTree(
                        client.send(list, HttpResponse.BodyHandlers.ofString()).body());
    }
}

package precredit.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import precredit.LocalSpark;

/**
 * An S3-compatible server that checks signatures, a process of its own with its objects as files of the disk, and before it
 * a proxy that can spoil requests. The Spark session of the tests reaches it as {@code s3a://county} while it is open.
 */
record ObjectStore(Process server, FaultyProxy proxy, Path objects) implements AutoCloseable {
    private static final Path SERVER = Path.of("target", "s3proxy.jar");
    private static final String ID = "test-id";
    private static final String SECRET = "test-secret-of-nobody";
    private static final String BUCKET = "county";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static ObjectStore open(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Path objects = Files.createDirectories(folder.resolve("objects"));
        Files.createDirectories(objects.resolve(BUCKET));
        Path settings = Files.writeString(
                folder.resolve("s3proxy.conf"),
                String.join(
                        "\n",
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + ID,
                        "s3proxy.credential=" + SECRET,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + objects,
                        ""));
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-jar",
                        SERVER.toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        await(server, port);
        FaultyProxy proxy = new FaultyProxy(port);
        reach(proxy.port());
        return new ObjectStore(server, proxy, objects.resolve(BUCKET));
    }

    /** Puts a folder of the disk into the store. */
    void put(Path from, String name) throws IOException {
        Configuration hadoop = hadoop();
        FileSystem store = new org.apache.hadoop.fs.Path(uri(name)).getFileSystem(hadoop);
        try (var all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                FileUtil.copy(
                        FileSystem.getLocal(hadoop).getRaw(),
                        new org.apache.hadoop.fs.Path(file.toUri()),
                        store,
                        new org.apache.hadoop.fs.Path(uri(name + "/" + from.relativize(file))),
                        false,
                        hadoop);
            }
        }
    }

    /** Copies what the store holds under a name, with what the server keeps beside the bytes. */
    Path copy(String from, String to) throws IOException, InterruptedException {
        Process copying = new ProcessBuilder(
                        "cp",
                        "-a",
                        objects.resolve(from).toString(),
                        objects.resolve(to).toString())
                .start();
        if (copying.waitFor() != 0) {
            throw new IOException("cannot copy " + from);
        }
        return objects.resolve(to);
    }

    static String uri(String name) {
        return "s3a://" + BUCKET + "/" + name;
    }

    @Override
    public void close() throws IOException {
        settings(0).forEach((name, value) -> {
            hadoop().unset(name);
            System.clearProperty("spark.hadoop." + name);
        });
        proxy.close();
        server.destroy();
    }

    private static void reach(int port) {
        settings(port).forEach((name, value) -> {
            hadoop().set(name, value);
            System.setProperty("spark.hadoop." + name, value);
        });
    }

    private static Map<String, String> settings(int port) {
        return new TreeMap<>(Map.of(
                "fs.s3a.endpoint",
                "http://127.0.0.1:" + port,
                "fs.s3a.endpoint.region",
                "us-east-1",
                "fs.s3a.path.style.access",
                "true",
                "fs.s3a.access.key",
                ID,
                "fs.s3a.secret.key",
                SECRET));
    }

    private static Configuration hadoop() {
        return LocalSpark.session().sparkContext().hadoopConfiguration();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private static void await(Process server, int port) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            if (!server.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("the server does not answer");
            }
            Thread.sleep(100);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}

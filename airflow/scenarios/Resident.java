import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A driver that stays warm: runs one command of precredit after the other, as spark-submit would in a process each. */
final class Resident {

    /** Takes its port; each caller sends the arguments of spark-submit and gets what the command writes, then its exit code. */
    public static void main(String[] arguments) throws Exception {
        Method run = Class.forName("precredit.cli.Precredit").getDeclaredMethod("run", String[].class);
        run.setAccessible(true);
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 8, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket caller = server.accept();
                        PrintStream told = new PrintStream(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
                    List<String> given = given(caller.getInputStream());
                    System.setOut(told);
                    System.setErr(told);
                    told.println("exit " + run.invoke(null, (Object) given.toArray(String[]::new)));
                }
            }
        }
    }

    /** What follows the jar among the arguments. */
    private static List<String> given(InputStream in) throws IOException {
        List<String> all = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        for (int next = in.read(); next > 0 || one.length() > 0; next = in.read()) {
            if (next > 0) {
                one.append((char) next);
            } else {
                all.add(one.toString());
                one.setLength(0);
            }
        }
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).endsWith(".jar")) {
                return all.subList(at + 1, all.size());
            }
        }
        return List.of();
    }
}

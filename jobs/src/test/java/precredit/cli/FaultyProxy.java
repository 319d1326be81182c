package precredit.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before an HTTP server and spoils some of the requests: an answer of 500 or 503 in place of the server's, an answer
 * that comes late, one that is cut, one that is lost after the server has done what was asked. Each request has a
 * connection of its own; its head goes on as it came, for it is signed, but for the header {@code Connection}, which is not.
 */
final class FaultyProxy implements AutoCloseable {
    private static final int LATE_MILLIS = 1500;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEAD = 1 << 16;

    /** What may become of a request. */
    private enum Fate {
        SERVER_ERROR,
        UNAVAILABLE,
        LATE,
        CUT,
        LOST
    }

    private static final List<Fate> FATES = List.of(Fate.values());

    private final ServerSocket server;
    private final int behind;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong spoilt = new AtomicLong();
    private Random random = new Random(0);
    private double share;

    /** Listens on a free port of this machine for the server on the port {@code behind}. */
    FaultyProxy(int behind) {
        try {
            this.behind = behind;
            this.server = new ServerSocket(0, BUFFER, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        started(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on so many of all requests are spoilt. */
    synchronized void spoil(double ofAll, Random by) {
        share = ofAll;
        random = by;
    }

    /** How many requests came, and how many were spoilt. */
    String figures() {
        return spoilt + " of " + requests + " requests spoilt";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Empty for a request that goes through. */
    private synchronized Fate drawn() {
        requests.incrementAndGet();
        if (random.nextDouble() >= share) {
            return null;
        }
        spoilt.incrementAndGet();
        return FATES.get(random.nextInt(FATES.size()));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                started(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] head = head(client.getInputStream());
            if (head.length > 0) {
                answer(client, head, drawn());
            }
        } catch (IOException gone) {
            // The client sees that its connection ended.
        }
    }

    private void answer(Socket client, byte[] head, Fate fate) throws IOException {
        if (fate == Fate.SERVER_ERROR || fate == Fate.UNAVAILABLE) {
            refuse(client, fate == Fate.SERVER_ERROR ? "500 InternalError" : "503 SlowDown");
            return;
        }
        if (fate == Fate.LATE) {
            pause();
        }
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            upstream.getOutputStream().write(head);
            started(() -> pump(client, upstream));
            InputStream in = upstream.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] some = new byte[BUFFER];
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                if (isFinal(some, length) && (fate == Fate.CUT || fate == Fate.LOST)) {
                    out.write(some, 0, fate == Fate.LOST ? 0 : length / 2);
                    out.flush();
                    client.setSoLinger(true, 0);
                    return;
                }
                out.write(some, 0, length);
            }
            client.shutdownOutput();
        }
    }

    /** Not the {@code 100 Continue} before the answer. */
    private static boolean isFinal(byte[] some, int length) {
        return !new String(some, 0, Math.min(length, 16), StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 100");
    }

    private static void refuse(Socket client, String status) throws IOException {
        byte[] body = ("<?xml version=\"1.0\"?><Error><Code>" + status.substring(4)
                        + "</Code><Message>spoilt</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
        client.shutdownOutput();
        client.setSoTimeout(LATE_MILLIS);
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // The other direction tells.
        }
    }

    /** The head of a request, which asks for a connection of its own; nothing when the client only connected. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4 && head.size() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                return new byte[0];
            }
            head.write(next);
            end = next == "\r\n\r\n".charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1)
                .replaceAll("(?im)^connection:.*\r\n", "")
                .replaceFirst("\r\n", "\r\nConnection: close\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void pause() {
        try {
            Thread.sleep(LATE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void started(Runnable work) {
        Thread thread = new Thread(work, "faulty proxy");
        thread.setDaemon(true);
        thread.start();
    }
}

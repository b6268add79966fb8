package io.okpay.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A caller's HTTP/1.1 connection that stays open, with one request at a time, and costs the machine as little beside the service as
 * it can. It does not wait: {@link #status} says whether the answer is there.
 */
public final class HttpConnection implements Closeable {

    /** What {@link #status} says until the answer is whole. */
    public static final int NOT_YET = 0;

    private static final int LARGEST_ANSWER = 1 << 14;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final String LENGTH = "\r\ncontent-length:";

    private final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 14);
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_ANSWER);
    private final byte[] answer = new byte[LARGEST_ANSWER];
    private long posted;
    private int bodyBegin;
    private int bodyEnd;

    /**
     * Connects to a port of this machine.
     *
     * @param attachment what the selector's keys carry
     */
    public HttpConnection(int port, Selector selector, @Nullable Object attachment) {
        try {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, attachment == null ? this : attachment);
        } catch (IOException e) {
            throw new BenchException("Cannot connect to port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The part of each request that does not change, up to the idempotency key. */
    public static byte[] head(int port, String path, String token) {
        return (start("POST", port, path, "Bearer " + token) + "Content-Type: application/json\r\nIdempotency-Key: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A whole request with a body of ASCII. */
    public static byte[] post(int port, String path, String authorization, String body) {
        return (start("POST", port, path, authorization) + "Content-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A whole request without a body. */
    public static byte[] get(int port, String path, String authorization) {
        return (start("GET", port, path, authorization) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String start(String method, int port, String path, String authorization) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + (authorization.isEmpty() ? "" : "\r\nAuthorization: " + authorization) + "\r\n";
    }

    /** Sends a body of ASCII under an idempotency key. */
    public void post(byte[] head, String key, String body) throws IOException {
        out.clear().put(head);
        out.put((key + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        send();
    }

    /** Sends a whole request. */
    public void send(byte[] request) throws IOException {
        out.clear().put(request);
        send();
    }

    private void send() throws IOException {
        out.flip();
        in.clear();
        posted = System.nanoTime();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** When the last request was sent, by {@link System#nanoTime}. */
    public long posted() {
        return posted;
    }

    /** The status of the answer, or {@link #NOT_YET} when more of it is to come. */
    public int status() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the service closed the connection");
        }
        int length = in.position();
        in.get(0, answer, 0, length);
        int endOfHead = endOfHead(length);
        if (endOfHead < 0) {
            return NOT_YET;
        }
        String text = new String(answer, 0, endOfHead, StandardCharsets.US_ASCII);
        bodyBegin = endOfHead + END_OF_HEAD.length;
        bodyEnd = bodyBegin + contentLength(text);
        return length < bodyEnd ? NOT_YET : Integer.parseInt(text, 9, 12, 10);
    }

    /** The body of the answer whose status was read. */
    public String body() {
        return new String(answer, bodyBegin, bodyEnd - bodyBegin, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int endOfHead(int length) {
        for (int i = 0; i <= length - END_OF_HEAD.length; i++) {
            if (answer[i] == '\r' && answer[i + 1] == '\n' && answer[i + 2] == '\r' && answer[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int contentLength(String head) {
        int header = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (header < 0) {
            return 0;
        }
        int begin = header + LENGTH.length();
        int end = head.indexOf('\r', begin);
        return Integer.parseInt(
                head.substring(begin, end < 0 ? head.length() : end).strip());
    }
}

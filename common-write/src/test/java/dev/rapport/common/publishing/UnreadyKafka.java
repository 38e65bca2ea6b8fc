package dev.rapport.common.publishing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;

/**
 * A broker on a port of its own that is a real one, but for the first records it is sent: those it refuses as a leader
 * does that is not ready, after it has been sent the next request, if that comes.
 */
final class UnreadyKafka implements AutoCloseable {

    private final int broker;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicBoolean ready = new AtomicBoolean();

    /** @param bootstrapServers the real one */
    UnreadyKafka(String bootstrapServers) throws IOException {
        broker = Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    String bootstrapServers() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Waits until it has been sent records. */
    void awaitRecords() throws InterruptedException {
        if (!asked.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no records came");
        }
    }

    /** One request after the other, as brokers serve a connection. */
    private void serve(Socket client) {
        try (client; Socket real = new Socket(InetAddress.getLoopbackAddress(), broker)) {
            var requests = new DataInputStream(client.getInputStream());
            var answers = new DataOutputStream(client.getOutputStream());
            var itsAnswers = new DataInputStream(real.getInputStream());
            var itsRequests = new DataOutputStream(real.getOutputStream());
            while (true) {
                byte[] request = frame(requests);
                var body = ByteBuffer.wrap(request);
                var header = RequestHeader.parse(body);
                if (header.apiKey() == ApiKeys.PRODUCE && !ready.get()) {
                    asked.countDown();
                    awaitNext(requests);
                    ready.set(true);
                    send(answers, refusal(header, body));
                    continue;
                }
                send(itsRequests, request);
                byte[] answer = frame(itsAnswers);
                send(answers, header.apiKey() == ApiKeys.METADATA ? here(header, answer) : answer);
            }
        } catch (IOException e) {
            // Either side has closed.
        }
    }

    private static void awaitNext(DataInputStream requests) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (requests.available() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static byte[] refusal(RequestHeader header, ByteBuffer body) {
        var refusal = ProduceRequest.parse(new ByteBufferAccessor(body), header.apiVersion()).getErrorResponse(0,
                Errors.NOT_LEADER_OR_FOLLOWER.exception());
        return answer(header, refusal.data());
    }

    /** The answer to a question for the brokers, with this one's port in place of the real one's. */
    private byte[] here(RequestHeader header, byte[] answer) {
        var body = ByteBuffer.wrap(answer);
        ResponseHeader.parse(body,
                header.apiKey().responseHeaderVersion(header.apiVersion()));
        var metadata = new MetadataResponseData(new ByteBufferAccessor(body), header.apiVersion());
        metadata.brokers().forEach(each -> each.setPort(server.getLocalPort()));
        return answer(header, metadata);
    }

    private static byte[] answer(RequestHeader header, Message body) {
        var answer = RequestUtils.serialize(header.toResponseHeader().data(),
                header.apiKey().responseHeaderVersion(header.apiVersion()), body, header.apiVersion());
        byte[] bytes = new byte[answer.remaining()];
        answer.get(bytes);
        return bytes;
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        byte[] frame = new byte[in.readInt()];
        in.readFully(frame);
        return frame;
    }

    private static void send(DataOutputStream out, byte[] frame) throws IOException {
        out.writeInt(frame.length);
        out.write(frame);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

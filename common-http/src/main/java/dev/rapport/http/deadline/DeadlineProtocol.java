package dev.rapport.http.deadline;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose request line and headers do not arrive in time. The web server itself only minds silence: who
 * sends a byte now and then would keep a connection for ever. Tomcat creates it by name, hence public.
 */
public class DeadlineProtocol extends Http11NioProtocol {

    private static final long LOOK_EVERY_MILLIS = 500;

    private volatile long deadlineNanos = Long.MAX_VALUE;
    private @Nullable ScheduledFuture<?> watch;

    void setDeadlineNanos(long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor().scheduleWithFixedDelay(this::endLate, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }

    private void endLate() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            // While a thread is busy with it, the connection has no processor to look at.
            if (connection.getCurrentProcessor() instanceof Processor processor && isLate(processor, now)) {
                connection.close();
            }
        }
    }

    /** A request that was answered is forgotten: one that has begun, and that nobody is busy with, is not whole. */
    private boolean isLate(Processor processor, long now) {
        Request request = processor.getRequest();
        return request != null && !processor.isAsync() && !processor.isUpgrade() && request.getStartTimeNanos() >= 0
                && now - request.getStartTimeNanos() > deadlineNanos;
    }
}

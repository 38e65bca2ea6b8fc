package dev.rapport.gateway.routing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The live streams now open. They are ended before the server drains, which would otherwise wait for them in vain. */
@Component
class OpenStreams implements SmartLifecycle {

    private final Set<HttpUriRequestBase> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    void add(HttpUriRequestBase stream) {
        open.add(stream);
        if (!running) {
            stream.cancel();
        }
    }

    void remove(HttpUriRequestBase stream) {
        open.remove(stream);
    }

    int count() {
        return open.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(HttpUriRequestBase::cancel);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}

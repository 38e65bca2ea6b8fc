package dev.rapport.gateway.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.httpcomponents.hc5.PoolingHttpClientConnectionManagerMetricsBinder;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Two pools of connections, so that live streams never take the places of ordinary requests. */
@Component
class BackendClients implements DisposableBean {

    /** A connection idle for longer is tested before use, which costs up to 1 ms; services close theirs after 20 s. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(500);

    private final MinimalHttpClient calls;
    private final MinimalHttpClient streams;
    private final RequestConfig callConfig;
    private final RequestConfig streamConfig;

    BackendClients(RoutingProperties properties, MeterRegistry meters) {
        this.calls = client("calls", properties, properties.maxConnectionsPerService(), meters);
        this.streams = client("streams", properties, properties.maxStreams(), meters);
        this.callConfig = config(properties, properties.responseTimeout());
        this.streamConfig = config(properties, properties.streamIdleTimeout());
    }

    MinimalHttpClient client(boolean stream) {
        return stream ? streams : calls;
    }

    RequestConfig config(boolean stream) {
        return stream ? streamConfig : callConfig;
    }

    @Override
    public void destroy() throws IOException {
        calls.close();
        streams.close();
    }

    private static MinimalHttpClient client(String name, RoutingProperties properties, int perService,
            MeterRegistry meters) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(perService).setMaxConnTotal(perService * Service.values().length)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(properties.connectTimeout()))
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).setSoKeepAlive(true).build()).build();
        new PoolingHttpClientConnectionManagerMetricsBinder(connections, name).bindTo(meters);
        return HttpClients.createMinimal(connections);
    }

    private static RequestConfig config(RoutingProperties properties, Duration silence) {
        return RequestConfig.custom().setConnectionRequestTimeout(timeout(properties.leaseTimeout()))
                .setResponseTimeout(timeout(silence)).setRedirectsEnabled(false).build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}

package dev.rapport.gateway.address;

import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Takes requests for our own host only, and gives them the scheme, host and port that people use, which the web server
 * behind a proxy does not see: redirects, cookies and rules for browsers follow from them. It stands before everything
 * else, since the web server itself makes addresses of what it was sent.
 */
final class PublicAddressValve extends ValveBase {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    /** Names the host with {@code :authority}, which the web server has read already. */
    private static final String HTTP_2 = "HTTP/2.0";

    private final PublicAddress address;
    private final TrustedProxies proxies;

    PublicAddressValve(PublicAddress address, TrustedProxies proxies) {
        super(true);
        this.address = address;
        this.proxies = proxies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            getNext().invoke(request, response); // the web server could not read it and only wants that to be answered
            return;
        }
        String peer = request.getRemoteAddr();
        boolean trusted = proxies.contains(peer);
        String authority = trusted && request.getHeader(FORWARDED_HOST) != null
                ? last(request.getHeader(FORWARDED_HOST))
                : authority(request);
        if (authority == null) {
            Problems.write(request, response, ProblemKind.MALFORMED_REQUEST, "The request names no host.");
            return;
        }
        if (!address.isOurs(authority)) {
            Problems.write(request, response, ProblemKind.MISDIRECTED);
            return;
        }
        if (trusted) {
            List<String> forwarded = Collections.list(request.getHeaders(FORWARDED_FOR));
            request.setRemoteAddr(proxies.client(peer, forwarded));
            request.setRemoteHost(request.getRemoteAddr());
        }
        URI url = address.url();
        if (url != null) {
            request.setSecure(address.isSecure());
            request.getCoyoteRequest().scheme().setString(url.getScheme());
            request.getCoyoteRequest().serverName().setString(url.getHost());
            request.getCoyoteRequest().setServerPort(address.port());
        }
        getNext().invoke(request, response);
    }

    private static @Nullable String authority(Request request) {
        return request.getProtocol().equals(HTTP_2)
                ? request.getServerName() + ":" + request.getServerPort()
                : request.getHeader(HttpHeaders.HOST);
    }

    /** What the proxy nearest to us has added. */
    private static String last(String list) {
        return list.substring(list.lastIndexOf(',') + 1).strip();
    }
}

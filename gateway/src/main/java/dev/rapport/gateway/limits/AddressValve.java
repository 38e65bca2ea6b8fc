package dev.rapport.gateway.limits;

import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/**
 * Bounds the requests of one address that are under way, from the first look at a request until its connection is free
 * again. Live streams are bounded elsewhere: they are meant to last.
 */
final class AddressValve extends ValveBase {

    private static final String STREAM = "/api/stream";

    private final UnderWay underWay;

    AddressValve(UnderWay underWay) {
        super(true);
        this.underWay = underWay;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (STREAM.equals(request.getRequestURI())) {
            getNext().invoke(request, response);
            return;
        }
        String address = request.getRemoteAddr();
        if (!underWay.begin(address)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            Problems.write(request, response, ProblemKind.TOO_MANY_AT_ONCE);
            return;
        }
        try {
            getNext().invoke(request, response);
        } finally {
            underWay.end(address);
        }
    }
}

package dev.rapport.common.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what the web server refuses by itself, such as a malformed request line or headers that are too long, where
 * it would show a page. Tomcat creates it by name, hence public.
 */
public class ProblemErrorReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorReportValve.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        var resolved = HttpStatus.resolve(response.getStatus());
        var status = resolved == null ? HttpStatus.BAD_REQUEST : resolved;
        try {
            Problems.write(response,
                    new ProblemException(status, Problems.code(status), status.getReasonPhrase() + "."), JSON);
            response.flushBuffer();
        } catch (IOException e) {
            LOG.debug("An error could not be reported to the caller");
        }
    }
}

package dev.rapport.http.problem;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last stop of every error that nobody answered: malformed request lines, rejected addresses, unknown paths,
 * exceptions. Tomcat creates it by name, hence public.
 */
public class ProblemErrorReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            Problems.write(request, response, ProblemKind.of(response.getStatus()));
        } catch (Throwable failed) {
            ExceptionUtils.handleThrowable(failed);
            LOG.debug("An error could not be reported to the caller", failed);
        }
    }
}

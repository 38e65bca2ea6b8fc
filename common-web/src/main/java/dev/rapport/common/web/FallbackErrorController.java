package dev.rapport.common.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** Answers what fails outside the reach of {@link ProblemHandler}, such as a filter or the server itself. */
@Controller
class FallbackErrorController implements ErrorController {

    private final JsonMapper json;

    FallbackErrorController(JsonMapper json) {
        this.json = json;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof AuthenticationServiceException) {
            // Whose token it is cannot be found out, which is not its fault.
            Problems.write(response, new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                    "Tokens cannot be checked now. Try again."), json);
            return;
        }
        HttpStatus status = HttpStatus.NOT_FOUND;
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
            HttpStatus resolved = HttpStatus.resolve(code);
            status = resolved == null ? HttpStatus.BAD_REQUEST : resolved;
        }
        Problems.write(response,
                new ProblemException(status, Problems.code(status), status.getReasonPhrase() + "."), json);
    }
}

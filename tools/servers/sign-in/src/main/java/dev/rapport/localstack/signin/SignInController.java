package dev.rapport.localstack.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the sign-in form and its style. */
@RestController
class SignInController {

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; color: #1c2430; background: #f3f5f8; margin: 0; }
            main { max-width: 22rem; margin: 12vh auto; padding: 2rem; background: #fff; border-radius: 8px; }
            h1 { font-size: 1.3rem; margin: 0 0 1rem; }
            label { display: block; margin: .8rem 0 .2rem; }
            input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border: 1px solid #8a94a3; border-radius: 4px; }
            button { margin-top: 1.2rem; width: 100%; padding: .6rem; font: inherit; color: #fff; background: #1f5fbf; border: 0; border-radius: 4px; }
            p { font-size: .9rem; color: #4a5564; }
            [role=alert] { color: #a11; }
            """;

    private final SignInPage page;

    SignInController(SignInPage page) {
        this.page = page;
    }

    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, CsrfToken csrf) {
        return page.with(request.getParameter("error") == null ? null : "User name or password is wrong.", csrf);
    }

    @GetMapping(path = "/sign-in.css", produces = "text/css")
    String style() {
        return STYLE;
    }
}

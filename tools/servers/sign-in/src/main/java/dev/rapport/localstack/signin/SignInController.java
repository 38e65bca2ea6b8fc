package dev.rapport.localstack.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The sign-in form: one plain page without scripts. */
@RestController
class SignInController {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in to Rapport</title>
            <link rel="stylesheet" href="/sign-in.css">
            </head>
            <body>
            <main>
            <h1>Sign in to Rapport</h1>
            %s<form method="post" action="/sign-in">
            <label for="username">User name</label>
            <input id="username" name="username" autocomplete="username" autocapitalize="none" maxlength="64" required autofocus>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" maxlength="72" required>
            <input type="hidden" name="%s" value="%s">
            <button type="submit">Sign in</button>
            </form>
            <p>People of this local stack: %s.</p>
            </main>
            </body>
            </html>
            """;

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

    private final String people;

    SignInController(SignInProperties properties) {
        List<Person> all = properties.people();
        this.people = all.stream().map(person -> HtmlUtils.htmlEscape(person.userName()))
                .collect(Collectors.joining(", "));
    }

    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, CsrfToken csrf) {
        String failed = request.getParameter("error") == null
                ? ""
                : "<p role=\"alert\">User name or password is wrong.</p>\n";
        return PAGE.formatted(failed, HtmlUtils.htmlEscape(csrf.getParameterName()),
                HtmlUtils.htmlEscape(csrf.getToken()), people);
    }

    @GetMapping(path = "/sign-in.css", produces = "text/css")
    String style() {
        return STYLE;
    }
}

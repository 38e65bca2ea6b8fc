package dev.rapport.localstack.signin;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The sign-in form: one plain page without scripts. */
final class SignInPage {

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

    private final String people;

    SignInPage(List<Person> people) {
        this.people = people.stream().map(person -> HtmlUtils.htmlEscape(person.userName()))
                .collect(Collectors.joining(", "));
    }

    /** @param alert what went wrong before; null for the first time */
    String with(@Nullable String alert, CsrfToken csrf) {
        return PAGE.formatted(alert == null ? "" : "<p role=\"alert\">" + HtmlUtils.htmlEscape(alert) + "</p>\n",
                HtmlUtils.htmlEscape(csrf.getParameterName()), HtmlUtils.htmlEscape(csrf.getToken()), people);
    }
}

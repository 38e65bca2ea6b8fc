package dev.rapport.localstack.signin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Writes who someone is into their tokens; the employee's id is the subject. */
final class PersonClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Map<String, Person> people;
    private final String audience;

    PersonClaims(SignInProperties properties, String audience) {
        this.people = properties.people().stream().collect(Collectors.toMap(Person::userName, Function.identity()));
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        // With client credentials the client is the person, so the principal's name is the user name either way.
        Authentication principal = Objects.requireNonNull(context.getPrincipal());
        Person person = people.get(principal.getName());
        if (person == null) {
            throw new IllegalStateException("A token was asked for someone who is not among the people");
        }
        context.getClaims().subject(person.employeeId().toString()).claim("name", person.name())
                .claim("email", person.email()).claim("roles", person.roles())
                .claim("employee_id", person.employeeId().toString());
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getJwsHeader().type("at+jwt");
            context.getClaims().audience(List.of(audience));
        }
    }
}

package dev.rapport.gateway.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.rapport.gateway.security.BrowserRules;
import dev.rapport.gateway.security.SecurityProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** An OpenID provider for one machine. What it offers is exactly what {@code curl}, Swagger UI and the console need. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "rapport.gateway.local-sign-in.enabled", matchIfMissing = true)
class LocalSignIn {

    static final String CONSOLE = "rapport-console";

    /** Cheap on purpose: these are demo passwords, and each token for a script costs one of these. */
    private static final int BCRYPT_STRENGTH = 8;

    /** Browsers apply form-action to the redirect that follows the form, which ends at the page that asked. */
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self' http://127.0.0.1:*";

    @Bean
    JWKSource<SecurityContext> signingKeys(LocalSignInProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(properties.keyFile())));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(SecurityProperties security) {
        return AuthorizationServerSettings.builder().issuer(security.issuerUri()).build();
    }

    @Bean
    OAuth2AuthorizationService pendingAuthorizations() {
        return new PendingAuthorizations();
    }

    @Bean
    PersonClaims personClaims(LocalSignInProperties properties, SecurityProperties security) {
        return new PersonClaims(properties, security);
    }

    @Bean
    RegisteredClientRepository clients(LocalSignInProperties properties) {
        TokenSettings tokens = TokenSettings.builder().accessTokenTimeToLive(properties.tokenLifetime())
                .authorizationCodeTimeToLive(Duration.ofMinutes(2)).build();
        List<RegisteredClient> clients = new ArrayList<>();
        for (Person person : properties.people()) {
            clients.add(RegisteredClient.withId(person.userName()).clientId(person.userName())
                    .clientSecret(person.passwordHash())
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).tokenSettings(tokens).build());
        }
        // For a loopback address any port is accepted, as RFC 8252 says.
        clients.add(RegisteredClient.withId(CONSOLE).clientId(CONSOLE)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/docs/oauth2-redirect.html").redirectUri("http://127.0.0.1/")
                .scope(OidcScopes.OPENID).scope(OidcScopes.PROFILE).scope(OidcScopes.EMAIL)
                .clientSettings(
                        ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
                .tokenSettings(tokens).build());
        return new InMemoryRegisteredClientRepository(clients);
    }

    @Bean
    @Order(20)
    SecurityFilterChain signIn(HttpSecurity http, LocalSignInProperties properties, PasswordEncoder passwords,
            BrowserRules browser) {
        DaoAuthenticationProvider form = new DaoAuthenticationProvider(
                new InMemoryUserDetailsManager(properties.people().stream().map(LocalSignIn::user).toList()));
        form.setPasswordEncoder(passwords);
        browser.apply(http, PAGE_POLICY)
                .securityMatcher("/oauth2/authorize", "/oauth2/token", "/oauth2/jwks",
                        "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/sign-in",
                        "/sign-in.css")
                .oauth2AuthorizationServer(server -> server
                        .authorizationEndpoint(
                                endpoint -> endpoint.authorizationResponseHandler(new OneSignInPerSession()))
                        .authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                                builder -> builder.claims(Discovery::keepWhatIsOffered)))
                        .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                metadata -> metadata.providerConfigurationCustomizer(
                                        builder -> builder.claims(Discovery::keepWhatIsOffered)))))
                .authenticationProvider(form)
                .formLogin(login -> login.loginPage("/sign-in").defaultSuccessUrl("/docs").permitAll())
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in.css").permitAll().anyRequest()
                        .authenticated())
                .exceptionHandling(errors -> errors
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/sign-in"),
                                PathPatternRequestMatcher.pathPattern("/oauth2/authorize"))
                        .defaultAuthenticationEntryPointFor(LocalSignIn::invalidClient, AnyRequestMatcher.INSTANCE));
        return http.build();
    }

    /** Error answers of the token endpoint have the form that RFC 6749 gives them, not ours. */
    private static void invalidClient(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException reason) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write("{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static UserDetails user(Person person) {
        return User.withUsername(person.userName()).password(person.passwordHash())
                .roles(person.roles().toArray(String[]::new)).build();
    }
}

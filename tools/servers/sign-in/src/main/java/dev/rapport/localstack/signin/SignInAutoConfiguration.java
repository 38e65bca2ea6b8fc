package dev.rapport.localstack.signin;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.rapport.http.audit.AuditLog;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * An OpenID provider for one machine, inside the gateway that has this jar on its class path. What it offers is exactly
 * what {@code curl}, Swagger UI and the console need.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "rapport.sign-in.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SignInProperties.class)
@Import(SignInController.class)
class SignInAutoConfiguration {

    static final String CONSOLE = "rapport-console";

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Cheap on purpose: these are demo passwords, and each token for a script costs one of these. */
    private static final int BCRYPT_STRENGTH = 8;

    /** Browsers apply form-action to the redirect that follows the form, which ends at the page that asked. */
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self' http://127.0.0.1:*";

    @Bean
    JWKSource<SecurityContext> signingKeys(SignInProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(properties.keyFile())));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(
            @Value("${rapport.security.issuer-uri}") String issuer,
            @Value("${server.address:}") String bound) throws UnknownHostException {
        if (!THIS_MACHINE.contains(String.valueOf(URI.create(issuer).getHost()))) {
            throw new IllegalArgumentException("rapport.sign-in: demo people sign in on their own machine only; take "
                    + "their jar off the class path where " + issuer + " is the OpenID provider");
        }
        // An empty address is this machine's to InetAddress, but everybody's to a web server.
        if (bound.isBlank() || !InetAddress.getByName(bound).isLoopbackAddress()) {
            throw new IllegalArgumentException("rapport.sign-in: everybody knows the passwords of the demo people, but "
                    + "server.address lets other machines call; set it to 127.0.0.1, or take their jar off the class "
                    + "path");
        }
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    SignIns signIns(SignInProperties properties) {
        return new SignIns(Clock.systemUTC(), properties.signInLifetime());
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(JWKSource<SecurityContext> keys, PersonClaims claims) {
        JwtGenerator signed = new JwtGenerator(new NimbusJwtEncoder(keys));
        signed.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(signed, new RefreshTokens(Clock.systemUTC()));
    }

    @Bean
    PersonClaims personClaims(SignInProperties properties,
            @Value("${rapport.security.audience:rapport}") String audience) {
        return new PersonClaims(properties, audience);
    }

    @Bean
    RegisteredClientRepository clients(SignInProperties properties) {
        TokenSettings tokens = TokenSettings.builder().accessTokenTimeToLive(properties.tokenLifetime())
                .refreshTokenTimeToLive(properties.signInLifetime()).reuseRefreshTokens(false)
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
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri("http://127.0.0.1/docs/oauth2-redirect.html").redirectUri("http://127.0.0.1/")
                .redirectUri("http://127.0.0.1/callback").postLogoutRedirectUri("http://127.0.0.1/")
                .scope(OidcScopes.OPENID).scope(OidcScopes.PROFILE).scope(OidcScopes.EMAIL)
                .clientSettings(
                        ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
                .tokenSettings(tokens).build());
        return new InMemoryRegisteredClientRepository(clients);
    }

    @Bean
    SignInPage signInPage(SignInProperties properties) {
        return new SignInPage(properties.people());
    }

    /** No session before somebody is known: anybody may ask for the form as often as they like. */
    @Bean
    @Order(20)
    SecurityFilterChain signIn(HttpSecurity http, SignInProperties properties, PasswordEncoder passwords,
            SignInPage page, RegisteredClientRepository registered, SignIns signIns, AuditLog log) {
        GuessingDelays delays = new GuessingDelays(Ticker.systemTicker());
        SignInAudit audit = new SignInAudit(log, properties.people(), Clock.systemUTC());
        DaoAuthenticationProvider form = new DaoAuthenticationProvider(
                new InMemoryUserDetailsManager(
                        properties.people().stream().map(SignInAutoConfiguration::user).toList()));
        form.setPasswordEncoder(passwords);
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGE_POLICY)))
                .securityMatcher("/oauth2/authorize", "/oauth2/token", "/oauth2/revoke", "/oauth2/jwks",
                        "/connect/logout",
                        "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/sign-in",
                        "/sign-in.css")
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens()))
                .requestCache(cache -> cache.requestCache(new PendingRequest(Clock.systemUTC())))
                .oauth2AuthorizationServer(server -> server
                        .clientAuthentication(clients -> clients
                                .authenticationConverter(PageClient.converter())
                                .authenticationProviders(providers -> {
                                    delaySecrets(providers, delays, audit);
                                    providers.addFirst(new PageClient(registered));
                                })
                                .errorResponseHandler(RefusedSignIn::byToken))
                        .authorizationEndpoint(
                                endpoint -> endpoint.authorizationResponseHandler(new OneSignInPerSession()))
                        .authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                                builder -> builder.claims(Discovery::keepWhatIsOffered)))
                        .oidc(oidc -> oidc.logoutEndpoint(logout -> logout
                                .authenticationProviders(SignInAutoConfiguration::checkAddresses)
                                .logoutResponseHandler(new SignOut(signIns))).providerConfigurationEndpoint(
                                        metadata -> metadata.providerConfigurationCustomizer(
                                                builder -> builder.claims(Discovery::keepWhatIsOffered)))))
                .authenticationProvider(new DelayedGuesses(form, delays, audit))
                .formLogin(login -> login.loginPage("/sign-in").defaultSuccessUrl("/docs")
                        .failureHandler((request, response, reason) -> RefusedSignIn.byForm(request, response, reason,
                                page))
                        .permitAll())
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in", "/sign-in.css").permitAll()
                        .anyRequest().authenticated())
                .exceptionHandling(errors -> errors
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/sign-in"),
                                PathPatternRequestMatcher.pathPattern(PendingRequest.ENDPOINT))
                        .defaultAuthenticationEntryPointFor(RefusedSignIn::byToken,
                                AnyRequestMatcher.INSTANCE));
        return http.build();
    }

    /** Of the ways to say who a client is, the secret is the one that can be guessed: it is a person's password. */
    private static void delaySecrets(List<AuthenticationProvider> providers, GuessingDelays delays,
            SignInAudit audit) {
        providers.replaceAll(provider -> provider instanceof ClientSecretAuthenticationProvider
                ? new DelayedGuesses(provider, delays, audit)
                : provider);
    }

    private static void checkAddresses(List<AuthenticationProvider> providers) {
        providers.stream().filter(OidcLogoutAuthenticationProvider.class::isInstance)
                .map(OidcLogoutAuthenticationProvider.class::cast)
                .forEach(provider -> provider.setAuthenticationValidator(SignOut::checkAddress));
    }

    private static CsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("rapport-sign-in-form");
        tokens.setCookiePath("/sign-in");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static UserDetails user(Person person) {
        return User.withUsername(person.userName()).password(person.passwordHash())
                .roles(person.roles().toArray(String[]::new)).build();
    }
}

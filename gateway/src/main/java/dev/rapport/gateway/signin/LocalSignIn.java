package dev.rapport.gateway.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.rapport.gateway.security.BrowserRules;
import dev.rapport.gateway.security.SecurityProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
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

/** An OpenID provider for one machine. What it offers is exactly what {@code curl}, Swagger UI and the console need. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "rapport.gateway.local-sign-in.enabled", matchIfMissing = true)
class LocalSignIn {

    static final String CONSOLE = "rapport-console";

    /** Cheap on purpose: these are demo passwords, and each token for a script costs one of these. */
    private static final int BCRYPT_STRENGTH = 8;

    /** Endpoints that the framework offers and nobody here needs; they are neither served nor announced. */
    private static final Set<String> NOT_OFFERED = Set.of("userinfo_endpoint", "introspection_endpoint",
            "introspection_endpoint_auth_methods_supported", "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported", "device_authorization_endpoint", "registration_endpoint",
            "pushed_authorization_request_endpoint", "end_session_endpoint", "backchannel_logout_supported");

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
                                builder -> builder.claims(claims -> claims.keySet().removeAll(NOT_OFFERED))))
                        .oidc(oidc -> oidc.providerConfigurationEndpoint(metadata -> metadata
                                .providerConfigurationCustomizer(
                                        builder -> builder.claims(claims -> claims.keySet().removeAll(NOT_OFFERED))))))
                .authenticationProvider(form)
                .formLogin(login -> login.loginPage("/sign-in").defaultSuccessUrl("/docs").permitAll())
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in.css").permitAll().anyRequest()
                        .authenticated())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")));
        return http.build();
    }

    private static UserDetails user(Person person) {
        return User.withUsername(person.userName()).password(person.passwordHash())
                .roles(person.roles().toArray(String[]::new)).build();
    }
}

package dev.rapport.localstack.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks passwords as another provider does, in turn. */
final class DelayedGuesses implements AuthenticationProvider {

    private final AuthenticationProvider provider;
    private final GuessingDelays delays;
    private final SignInAudit audit;

    DelayedGuesses(AuthenticationProvider provider, GuessingDelays delays, SignInAudit audit) {
        this.provider = provider;
        this.delays = delays;
        this.audit = audit;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication claimed) {
        if (claimed.getCredentials() == null) {
            return provider.authenticate(claimed);
        }
        String address = claimed.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
        return audit.noting(claimed.getName(), address,
                () -> delays.inTurn(claimed.getName(), address, () -> provider.authenticate(claimed)));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return provider.supports(authentication);
    }
}

package io.okpay.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute, and never beyond its end, that an access token was verified: a caller's next request costs no signature.
 * A token that differs in any character is another token.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    private static final int MOST = 5_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JWTCallerPrincipalFactory verifier;
    private final JWTAuthContextInfo rulesOfTheService;
    private final Cache<Asked, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /** A token and the keys and rules that it was verified by. */
    private record Asked(String token, JWTAuthContextInfo rules) {}

    @Inject
    VerifiedTokens(JWTAuthContextInfo rulesOfTheService) {
        this(new DefaultJWTCallerPrincipalFactory(), rulesOfTheService);
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifier, JWTAuthContextInfo rulesOfTheService) {
        this.verifier = verifier;
        this.rulesOfTheService = rulesOfTheService;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        Asked asked = new Asked(token, rules);
        JWTCallerPrincipal known = valid(asked);
        if (known != null) {
            return known;
        }
        JWTCallerPrincipal caller = verifier.parse(token, rules);
        verified.put(asked, caller);
        return caller;
    }

    /**
     * Whose token it is, when it was verified for this service within the last minute and is still valid; otherwise empty, which says
     * nothing about the token. It never waits.
     */
    public Optional<JsonWebToken> known(String token) {
        return Optional.ofNullable(valid(new Asked(token, rulesOfTheService)));
    }

    private @Nullable JWTCallerPrincipal valid(Asked asked) {
        JWTCallerPrincipal known = verified.getIfPresent(asked);
        return known != null && Instant.now().getEpochSecond() < known.getExpirationTime() ? known : null;
    }
}

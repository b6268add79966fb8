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
import java.time.Duration;
import java.time.Instant;

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
    private final Cache<Asked, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /** A token and the keys and rules that it was verified by. */
    private record Asked(String token, JWTAuthContextInfo rules) {}

    VerifiedTokens() {
        this(new DefaultJWTCallerPrincipalFactory());
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifier) {
        this.verifier = verifier;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        Asked asked = new Asked(token, rules);
        JWTCallerPrincipal known = verified.getIfPresent(asked);
        if (known != null && Instant.now().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        JWTCallerPrincipal caller = verifier.parse(token, rules);
        verified.put(asked, caller);
        return caller;
    }
}

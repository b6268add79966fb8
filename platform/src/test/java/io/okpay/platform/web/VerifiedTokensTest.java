package io.okpay.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private final List<String> verified = new ArrayList<>();
    private final JWTAuthContextInfo rules = new JWTAuthContextInfo();
    private long life = 300;

    private final VerifiedTokens tokens = new VerifiedTokens(
            new JWTCallerPrincipalFactory() {
                @Override
                public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
                    verified.add(token);
                    if (token.startsWith("forged")) {
                        throw new ParseException("forged");
                    }
                    JwtClaims claims = new JwtClaims();
                    claims.setSubject(token);
                    claims.setExpirationTime(
                            NumericDate.fromSeconds(Instant.now().getEpochSecond() + life));
                    return new DefaultJWTCallerPrincipal(token, "JWT", claims);
                }
            },
            rules);

    @Test
    void aTokenIsVerifiedOnceForManyRequests() throws ParseException {
        for (int i = 0; i < 3; i++) {
            assertThat(tokens.parse("a", rules).getSubject()).isEqualTo("a");
        }
        assertThat(verified).containsExactly("a");
    }

    @Test
    void aTokenIsKnownOnceItIsVerifiedByTheRulesOfTheService() throws ParseException {
        assertThat(tokens.known("a")).isEmpty();
        var _ = tokens.parse("b", new JWTAuthContextInfo());
        assertThat(tokens.known("b")).isEmpty();
        var _ = tokens.parse("a", rules);
        assertThat(tokens.known("a"))
                .hasValueSatisfying(caller -> assertThat(caller.getSubject()).isEqualTo("a"));
        assertThat(tokens.known("aa")).isEmpty();
    }

    @Test
    void anExpiredTokenIsNotKnown() throws ParseException {
        life = 0;
        var _ = tokens.parse("a", rules);
        assertThat(tokens.known("a")).isEmpty();
    }

    @Test
    void anotherTokenIsVerifiedByItself() throws ParseException {
        assertThat(tokens.parse("a", rules).getSubject()).isEqualTo("a");
        assertThat(tokens.parse("b", rules).getSubject()).isEqualTo("b");
        assertThat(verified).containsExactly("a", "b");
    }

    @Test
    void aTokenThatIsRefusedIsRefusedAgain() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.parse("forged", rules)).isInstanceOf(ParseException.class);
        }
        assertThat(verified).hasSize(2);
    }

    @Test
    void aTokenWhoseTimeIsOverIsVerifiedAnew() throws ParseException {
        life = -1;
        tokens.parse("a", rules);
        tokens.parse("a", rules);
        assertThat(verified).hasSize(2);
    }

    @Test
    void whatOtherRulesAcceptedCountsForNothing() throws ParseException {
        tokens.parse("a", new JWTAuthContextInfo());
        tokens.parse("a", rules);
        assertThat(verified).hasSize(2);
    }
}

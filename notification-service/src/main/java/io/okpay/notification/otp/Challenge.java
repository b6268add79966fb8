package io.okpay.notification.otp;

import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One passcode on its way from command to verification. Decoys and challenges that nobody asked for live and answer like real
 * ones, but no code verifies them. The code is kept as a keyed hash; the sealed copy for messages goes when the challenge ends.
 */
@Entity
@Table(name = "otp_challenge")
class Challenge {

    enum Kind {
        /** A code that can be verified. */
        REAL,
        /** The recipient is told that somebody tried. */
        DECOY,
        /** Somebody guesses ids. */
        UNKNOWN
    }

    enum State {
        PENDING,
        VERIFIED,
        LOCKED,
        EXPIRED,
        REFUSED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private OtpPurpose purpose;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String recipient;

    private String locale;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    private @Nullable String binding;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    private byte @Nullable [] sealed;

    @Enumerated(EnumType.STRING)
    private State state;

    private int failures;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "retry_at")
    private @Nullable Instant retryAt;

    /** Why the code was never sent. */
    @Enumerated(EnumType.STRING)
    private @Nullable OtpProblem refusal;

    private int resends;

    @SuppressWarnings("NullAway.Init")
    Challenge() {}

    Challenge(OtpRequested command, String keyId, byte[] codeHash, Duration life, Instant now) {
        this.id = command.challengeId();
        this.purpose = command.purpose();
        this.kind = "true".equals(command.variables().get("decoy")) ? Kind.DECOY : Kind.REAL;
        this.channel = command.channel();
        this.recipient = command.recipient();
        this.locale = command.locale();
        this.customerId = purpose == OtpPurpose.REGISTRATION
                ? command.customerId()
                : Objects.requireNonNull(command.customerId(), "a challenge of this purpose names its customer");
        this.binding = command.binding();
        this.keyId = keyId;
        this.codeHash = codeHash.clone();
        this.state = State.PENDING;
        this.sentAt = now;
        this.createdAt = now;
        Instant latest = now.plus(life);
        this.expiresAt = command.expiresAt().isBefore(latest) ? command.expiresAt() : latest;
    }

    void seal(byte[] variables) {
        sealed = variables.clone();
    }

    /**
     * Compares a guess in constant time and counts it when it is wrong.
     *
     * @return nothing when the guess was right
     */
    Optional<OtpProblem> guess(byte[] guessHash, int mostFailures, Instant now) {
        Optional<OtpProblem> refusal = refusal(now);
        if (refusal.isPresent()) {
            return refusal;
        }
        boolean right = MessageDigest.isEqual(codeHash, guessHash);
        if (right && kind == Kind.REAL) {
            end(State.VERIFIED);
            return Optional.empty();
        }
        failures++;
        if (failures >= mostFailures) {
            end(State.LOCKED);
        }
        return Optional.of(OtpProblem.OTP_INVALID);
    }

    /** Why no guess and no further message can help, if so. */
    Optional<OtpProblem> refusal(Instant now) {
        if (state == State.PENDING && !now.isBefore(expiresAt)) {
            end(State.EXPIRED);
        }
        return switch (state) {
            case PENDING -> Optional.empty();
            case VERIFIED -> Optional.of(OtpProblem.OTP_ALREADY_USED);
            case LOCKED -> Optional.of(OtpProblem.OTP_ATTEMPTS_EXCEEDED);
            case EXPIRED -> Optional.of(OtpProblem.OTP_EXPIRED);
            case REFUSED -> Optional.of(whyRefused());
        };
    }

    /** The code was never sent. */
    void refused(OtpProblem why, Instant until) {
        end(State.REFUSED);
        refusal = why;
        retryAt = until;
    }

    /** Why the code was never sent; challenges of before this was noted had too many. */
    OtpProblem whyRefused() {
        return refusal == null ? OtpProblem.OTP_QUOTA_EXCEEDED : refusal;
    }

    void resent(Instant now) {
        sentAt = now;
        resends++;
    }

    /** From when on the code can be asked for again: each message makes the wait for the next one longer. */
    Instant resendAt(List<Duration> waits) {
        return sentAt.plus(waits.get(Math.min(resends, waits.size() - 1)));
    }

    /**
     * Whether the code may travel this way as well. What proves a phone or an address goes to nowhere else.
     *
     * @param wanted the customer's wish
     */
    boolean mayTravelBy(Channel wanted) {
        return wanted == channel
                || switch (purpose) {
                    case PAYMENT, SCHEDULE -> true;
                    case REGISTRATION, PAYMENT_PASSWORD_RESET -> wanted != Channel.EMAIL;
                    case EMAIL_VERIFICATION -> false;
                };
    }

    private void end(State end) {
        state = end;
        sealed = null;
    }

    /** Seconds until something can be different. */
    long retryAfterSeconds(Instant now) {
        Instant then = retryAt == null ? expiresAt : retryAt;
        return Math.max(1, Duration.between(now, then).toSeconds());
    }

    /** Whether everybody who knows the id may answer, as before a registration nobody has a token. */
    boolean isPublic() {
        return purpose == OtpPurpose.REGISTRATION;
    }

    boolean belongsTo(UUID customer) {
        return customer.equals(customerId);
    }

    UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    /** Whether a payment password is asked for as well. */
    boolean isOneOfTwoFactors() {
        return purpose == OtpPurpose.PAYMENT || purpose == OtpPurpose.SCHEDULE;
    }

    OtpPurpose purpose() {
        return purpose;
    }

    Channel channel() {
        return channel;
    }

    String recipient() {
        return recipient;
    }

    String locale() {
        return locale;
    }

    @Nullable UUID customerId() {
        return customerId;
    }

    @Nullable String binding() {
        return binding;
    }

    String keyId() {
        return keyId;
    }

    byte[] sealed() {
        return Objects.requireNonNull(sealed).clone();
    }

    State state() {
        return state;
    }

    int failures() {
        return failures;
    }

    Instant sentAt() {
        return sentAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}

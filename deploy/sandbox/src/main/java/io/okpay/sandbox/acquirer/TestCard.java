package io.okpay.sandbox.acquirer;

import java.util.Arrays;
import java.util.Optional;

/** The card numbers with a story; any other number that passes the Luhn check is an ordinary credit card. */
enum TestCard {
    VISA_CREDIT("4242424242424242", "credit", CardBehaviour.APPROVES),
    VISA_DEBIT("4000056655665556", "debit", CardBehaviour.APPROVES),
    MASTERCARD_CREDIT("5555555555554444", "credit", CardBehaviour.APPROVES),
    MASTERCARD_PREPAID("5105105105105100", "prepaid", CardBehaviour.APPROVES),
    INSUFFICIENT_FUNDS("4000000000009995", "credit", CardBehaviour.INSUFFICIENT_FUNDS),
    DO_NOT_HONOR("4000000000000002", "credit", CardBehaviour.DO_NOT_HONOR),
    LOST_CARD("4000000000009987", "credit", CardBehaviour.LOST_CARD),
    SUSPECTED_FRAUD("4100000000000019", "credit", CardBehaviour.SUSPECTED_FRAUD),
    EXPIRED_ON_CHARGE("4000000000000069", "credit", CardBehaviour.EXPIRED_CARD),
    BLOCKED_AT_BIND("4000000000000101", "credit", CardBehaviour.BLOCKED_AT_BIND),
    VERIFICATION_DECLINED("4000000000000127", "credit", CardBehaviour.VERIFICATION_DECLINED),
    HANGS_THEN_APPROVES("4000000000000259", "credit", CardBehaviour.HANGS_THEN_APPROVES),
    HANGS_THEN_DECLINES("4000000000000333", "credit", CardBehaviour.HANGS_THEN_DECLINES),
    CHARGED_BACK("4000000000000341", "credit", CardBehaviour.CHARGED_BACK),
    NOT_SERVED_COUNTRY("4000000408000000", "credit", "KP", CardBehaviour.APPROVES);

    private final String number;
    private final String funding;
    private final String country;
    private final CardBehaviour behaviour;

    TestCard(String number, String funding, CardBehaviour behaviour) {
        this(number, funding, "US", behaviour);
    }

    TestCard(String number, String funding, String country, CardBehaviour behaviour) {
        this.number = number;
        this.funding = funding;
        this.country = country;
        this.behaviour = behaviour;
    }

    static Optional<TestCard> of(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst();
    }

    String number() {
        return number;
    }

    String funding() {
        return funding;
    }

    /** ISO 3166-1 alpha-2 of the issuer. */
    String country() {
        return country;
    }

    CardBehaviour behaviour() {
        return behaviour;
    }
}

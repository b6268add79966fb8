package io.okpay.sandbox.bank;

/** Where a movement stands, by its ISO 20022 transaction status. */
enum MovementState {
    PENDING("PDNG"),
    SETTLED("ACSC"),
    REJECTED("RJCT");

    private final String code;

    MovementState(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}

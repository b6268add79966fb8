package io.okpay.local;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Secrets that are public and therefore good for one machine only; services refuse them in production. */
final class LocalSecrets {

    static final String KEYCLOAK_ADMIN = "local-only-keycloak-admin";
    static final String OPERATOR = "local-only-password-1";
    static final String ACCOUNT_CLIENT = "local-only-account-service-secret";
    static final String MERCHANT_CLIENT = "local-only-merchant-secret";
    static final String ACQUIRER = "local-only-acquirer-key";
    static final String ACQUIRER_SIGNING = "local-only-acquirer-secret";
    static final String BANK = "local-only-bank-secret";
    static final String SMS = "local-only-sms-key";
    static final String SMS_RECEIPT = "local-only-sms-receipt-secret";
    static final String OTP_KEY =
            Base64.getEncoder().encodeToString("local-only-otp-key-0123456789abc".getBytes(StandardCharsets.US_ASCII));

    private LocalSecrets() {}
}

package io.okpay.sandbox.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of the sandbox. */
@ConfigMapping(prefix = "okpay.sandbox")
public interface SandboxConfig {

    /** Where the journals are kept. */
    Path data();

    /** The key by which merchants bind cards at the acquirer. */
    String acquirerApiKey();

    /** The key that senders send to the SMS operator. */
    String smsApiKey();

    /** What the SMS operator signs its receipts with. */
    String smsReceiptSecret();

    /** How long a text message takes to arrive. */
    @WithDefault("300ms")
    Duration receiptAfter();

    /** What the bank and its customers sign messages with. */
    String bankSecret();

    /** What the acquirer and its merchants sign messages with. */
    String acquirerSecret();

    /** Where callbacks go: {@code <url>/bank/callbacks}, {@code <url>/card/callbacks} and {@code <url>/sms/callbacks}. */
    URI rails();

    /** The IBAN of the operator's account at the bank. */
    @WithDefault("GB33BUKB20201555555555")
    String bankAccount();

    /** When a charge on the card that plays a chargeback is disputed. */
    @WithDefault("2s")
    Duration disputeAfter();

    /** How long the bank takes to decide where it does not decide at once. */
    @WithDefault("1s")
    Duration decision();

    /** The wait before a callback that was not taken is sent again; it doubles, up to a minute. */
    @WithDefault("1s")
    Duration retry();

    /** How long a charge hangs on the card that plays a time-out. */
    @WithDefault("30s")
    Duration hang();

    /** How many messages the inbox keeps. */
    @WithDefault("10000")
    int inboxSize();

    /** What the rates are made from: the same seed makes the same history. */
    @WithDefault("20240102")
    long rateSeed();

    /** How often the stream of rates says something. */
    @WithDefault("1s")
    Duration rateTick();

    /** The mailbox. */
    Smtp smtp();

    /** Where the mailbox listens. */
    interface Smtp {

        /** The address to listen on. */
        @WithDefault("127.0.0.1")
        String host();

        /** The port to listen on; 0 takes a free one. */
        @WithDefault("8025")
        int port();
    }
}

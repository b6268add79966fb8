package io.okpay.sandbox.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of the sandbox. */
@ConfigMapping(prefix = "okpay.sandbox")
public interface SandboxConfig {

    /** Where the journals are kept. */
    Path data();

    /** The key that merchants send to the acquirer. */
    String acquirerApiKey();

    /** The key that senders send to the SMS operator. */
    String smsApiKey();

    /** How long a charge hangs on the card that plays a time-out. */
    @WithDefault("30s")
    Duration hang();

    /** How many messages the inbox keeps. */
    @WithDefault("10000")
    int inboxSize();

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

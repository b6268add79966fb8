package io.okpay.notification.message;

import io.okpay.platform.event.Channel;

/** One way out of the house. */
interface Sender {

    /** What it sends. */
    Channel channel();

    /** Tries once; the same id is delivered once where the provider can tell. */
    Outcome send(Outgoing outgoing);
}

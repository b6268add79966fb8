/** The wire contract between services: CloudEvents 1.0 envelopes and one record for each published event or command. */
@NullMarked
package io.okpay.platform.event;

import org.jspecify.annotations.NullMarked;

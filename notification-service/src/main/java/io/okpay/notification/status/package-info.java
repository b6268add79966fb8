/** What works now, as the services themselves say over Kafka, and which incidents are open. */
@NullMarked
package io.okpay.notification.status;

import org.jspecify.annotations.NullMarked;

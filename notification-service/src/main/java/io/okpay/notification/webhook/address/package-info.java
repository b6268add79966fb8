/** Where webhooks may go: public addresses only, and exactly those that were checked. */
@NullMarked
package io.okpay.notification.webhook.address;

import org.jspecify.annotations.NullMarked;

/** How often one subject, such as a phone or a client's address, may do something in a window of time. */
@NullMarked
package io.okpay.notification.quota;

import org.jspecify.annotations.NullMarked;

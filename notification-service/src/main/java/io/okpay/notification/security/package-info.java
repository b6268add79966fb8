/** What customers are told about the safety of their accounts. */
@NullMarked
package io.okpay.notification.security;

import org.jspecify.annotations.NullMarked;

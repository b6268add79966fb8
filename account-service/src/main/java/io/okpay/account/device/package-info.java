/** The devices that customers log in from, and what the identity provider tells of their logins. */
@NullMarked
package io.okpay.account.device;

import org.jspecify.annotations.NullMarked;

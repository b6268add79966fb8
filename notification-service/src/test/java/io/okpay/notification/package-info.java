@NullMarked
package io.okpay.notification;

import org.jspecify.annotations.NullMarked;

/**
 * One-time passcodes and messages. {@code command} takes what the other services ask for; {@code otp} is the passcode's life;
 * {@code message} renders, queues and delivers; {@code contact} knows how to reach a customer and what the customer wishes to hear, and
 * {@code inbox} keeps it; {@code payment} tells of payments and {@code rate} of rates; {@code webhook} tells the servers of merchants,
 * which {@code merchant} knows; {@code announcement} tells everybody, {@code status} says what works, {@code faq} helps and
 * {@code support} talks with customers; {@code quota} bounds how often, {@code page} cuts lists, {@code deadletter} shows what could not be
 * handled, and {@code secret} keeps what must not be read at rest.
 */
@NullMarked
package io.okpay.notification;

import org.jspecify.annotations.NullMarked;

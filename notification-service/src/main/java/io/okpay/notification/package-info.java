/**
 * One-time passcodes and messages. {@code command} takes what the other services ask for; {@code otp} is the passcode's life;
 * {@code message} renders, queues and delivers; {@code contact} knows how to reach a customer; {@code payment} tells of
 * payments and {@code rate} of rates; {@code webhook} tells the servers of merchants, which {@code merchant} knows;
 * {@code announcement} tells everybody, {@code status} says what works, {@code faq} helps
 * and {@code support} talks with customers; {@code quota} bounds how often, and {@code secret} keeps what must not be read at rest.
 */
@NullMarked
package io.okpay.notification;

import org.jspecify.annotations.NullMarked;

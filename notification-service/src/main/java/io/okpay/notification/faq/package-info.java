/** Help: questions with their answers, found by words of both languages, and a page for each problem code. */
@NullMarked
package io.okpay.notification.faq;

import org.jspecify.annotations.NullMarked;

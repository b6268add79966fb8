/** What every HTTP interface of the suite shares: the caller, and the guard against card numbers. */
@NullMarked
package io.okpay.platform.web;

import org.jspecify.annotations.NullMarked;

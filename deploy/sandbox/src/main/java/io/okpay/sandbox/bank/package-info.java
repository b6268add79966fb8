/** A bank with test accounts: credit transfers out of the operator's account and into it, their reports, statements, and micro-deposits. */
@NullMarked
package io.okpay.sandbox.bank;

import org.jspecify.annotations.NullMarked;

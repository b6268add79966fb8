package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the ledger has of one currency on the accounts of exchanges, of one moment.
 *
 * @param position the balance of FX_POSITION
 * @param margin the balance of FX_SPREAD
 * @param postings how many there were on FX_POSITION so far
 */
@RegisterForReflection
public record FxAccount(Money position, Money margin, long postings) {}

package io.okpay.account.ledger;

import io.okpay.platform.money.Money;
import java.util.function.Predicate;

/**
 * Whether one currency's books balance and customers' money is there.
 *
 * @param currency ISO 4217
 * @param debits the sum of accounts with a debit balance
 * @param credits the sum of lines with a credit balance
 * @param customerLiabilities what customers' wallets hold
 * @param safeguardedFunds what the settlement accounts hold for them
 * @param balanced whether debits equal credits
 * @param solvent whether safeguarded funds cover the liabilities
 */
public record SolvencyResponse(
        String currency,
        Money debits,
        Money credits,
        Money customerLiabilities,
        Money safeguardedFunds,
        boolean balanced,
        boolean solvent) {

    private static final String SETTLEMENT = "system:SETTLEMENT_";

    static SolvencyResponse from(TrialBalance.Currency currency) {
        Money liabilities = sum(currency, line -> line.account().equals("wallets"));
        Money safeguarded =
                sum(currency, line -> line.account().startsWith(SETTLEMENT)).negated();
        return new SolvencyResponse(
                currency.code(),
                sum(currency, line -> !line.balance().isPositive()).negated(),
                sum(currency, line -> line.balance().isPositive()),
                liabilities,
                safeguarded,
                currency.balanced(),
                liabilities.compareTo(safeguarded) <= 0);
    }

    private static Money sum(TrialBalance.Currency currency, Predicate<TrialBalance.Line> wanted) {
        Money sum = Money.zero(currency.code());
        for (TrialBalance.Line line : currency.lines()) {
            if (wanted.test(line)) {
                sum = sum.plus(line.balance());
            }
        }
        return sum;
    }
}

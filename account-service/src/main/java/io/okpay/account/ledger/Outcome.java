package io.okpay.account.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What became of a transfer: each transfer id has exactly one recorded outcome. */
sealed interface Outcome {

    UUID transferId();

    UUID paymentId();

    String contentHash();

    /**
     * In the books.
     *
     * @param postings with the balances after them
     */
    record Posted(UUID transferId, UUID paymentId, String contentHash, List<Posting> postings) implements Outcome {}

    /**
     * Never in the books.
     *
     * @param problem why
     * @param details what the problem's words name
     */
    record Rejected(
            UUID transferId, UUID paymentId, String contentHash, LedgerProblem problem, Map<String, String> details)
            implements Outcome {}

    /**
     * One entry of the books.
     *
     * @param amount minor units: positive credits, negative debits
     * @param balanceAfter the account's balance with this posting
     * @param version the account's version with this posting
     * @param wallet whether the account is a customer's
     */
    record Posting(
            int leg, UUID accountId, String currency, long amount, long balanceAfter, long version, boolean wallet) {}
}

package io.okpay.account.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A posting with all that its leaf says of it.
 *
 * @param seq the transfer's place in the books
 * @param kind the books' code of how it came to be: 0 posted, 2 captured, 5 reversed
 * @param account the account's number
 * @param accountRef a wallet's id, or a system account's
 * @param currency ISO 4217
 * @param amount minor units: positive credits, negative debits
 * @param balanceAfter the account's balance with this posting, minor units
 */
record BookedPosting(
        long seq,
        UUID transferId,
        UUID paymentId,
        int kind,
        Instant recordedAt,
        long account,
        UUID accountRef,
        String currency,
        long amount,
        long balanceAfter) {

    /** The text that is hashed, as a customer can write it from the proof. */
    String text() {
        return String.join(
                "|",
                "okpay-posting-1",
                Long.toString(seq),
                transferId.toString(),
                paymentId.toString(),
                Integer.toString(kind),
                recordedAt.toString(),
                accountRef.toString(),
                currency,
                Long.toString(amount),
                Long.toString(balanceAfter));
    }

    /** The leaf, blinded so that nobody can guess a neighbour's posting from its hash. */
    byte[] leaf(Block.Salt salt) {
        return MerkleTree.leaf(salt.of(seq, account), text().getBytes(StandardCharsets.UTF_8));
    }
}

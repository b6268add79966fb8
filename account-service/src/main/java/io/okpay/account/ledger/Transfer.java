package io.okpay.account.ledger;

import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A transfer to be decided.
 *
 * @param id chosen by the sender
 * @param paymentId the payment that it carries out
 * @param legs as commanded
 * @param contentHash tells the same transfer from another one under the same id
 */
record Transfer(UUID id, UUID paymentId, List<Leg> legs, String contentHash) {

    /**
     * One side.
     *
     * @param accountId the ledger account
     * @param account its name in the command
     * @param amount minor units: positive credits, negative debits
     */
    record Leg(UUID accountId, String account, long amount, String currency) {}

    static Transfer from(PostTransfer command) {
        List<Leg> legs = command.legs().stream()
                .map(leg -> new Leg(
                        AccountId.of(leg.account(), leg.currency()), leg.account(), leg.amountMinor(), leg.currency()))
                .toList();
        return new Transfer(command.transferId(), command.paymentId(), legs, hash(command));
    }

    private static String hash(PostTransfer command) {
        StringBuilder content = new StringBuilder().append(command.paymentId());
        for (TransferLeg leg : command.legs()) {
            content.append('|')
                    .append(leg.account())
                    .append('|')
                    .append(leg.amountMinor())
                    .append('|')
                    .append(leg.currency());
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

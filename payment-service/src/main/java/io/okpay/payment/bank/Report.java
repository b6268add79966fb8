package io.okpay.payment.bank;

import io.okpay.payment.rail.RailOutcome;
import io.okpay.platform.money.Money;
import java.util.Optional;

/** What the bank says of one movement: its status (pacs.002) or its return (pacs.004). */
sealed interface Report {

    /** The movement; empty when it is none of ours. */
    Optional<EndToEndId> id();

    /** A status. */
    record Status(Optional<EndToEndId> id, RailOutcome outcome) implements Report {}

    /** A return of settled money, with the ISO 20022 external return reason. */
    record Return(Optional<EndToEndId> id, Money amount, String reason) implements Report {}

    /** Reads either message. */
    static Report parse(byte[] xml) {
        Message document = Message.parse(xml);
        Optional<Message> status = document.at("FIToFIPmtStsRpt", "TxInfAndSts");
        if (status.isPresent()) {
            return status(status.get());
        }
        return document.at("PmtRtr", "TxInf")
                .map(Report::returned)
                .orElseThrow(() -> new UnreadableMessageException("it is neither pacs.002 nor pacs.004"));
    }

    private static Status status(Message transaction) {
        Optional<EndToEndId> id = EndToEndId.parse(transaction.required("OrgnlEndToEndId"));
        String code = transaction.required("TxSts");
        return new Status(
                id,
                switch (code) {
                    case "ACSC", "ACCC" -> new RailOutcome.Settled(transaction.required("AcctSvcrRef"));
                    case "RJCT" ->
                        new RailOutcome.Declined(transaction
                                .at("StsRsnInf", "Rsn", "Cd")
                                .map(Message::text)
                                .orElse("NARR"));
                    default -> new RailOutcome.Unknown();
                });
    }

    private static Return returned(Message transaction) {
        Message amount = transaction
                .at("RtrdIntrBkSttlmAmt")
                .orElseThrow(() -> new UnreadableMessageException("it has no RtrdIntrBkSttlmAmt"));
        try {
            return new Return(
                    EndToEndId.parse(transaction.required("OrgnlEndToEndId")),
                    Money.of(amount.text(), amount.attribute("Ccy")),
                    transaction.at("RtrRsnInf", "Rsn", "Cd").map(Message::text).orElse("NARR"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException("its amount is none: " + e.getMessage());
        }
    }
}

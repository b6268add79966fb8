package io.okpay.account.ledger;

import io.okpay.platform.event.CaptureTransfer;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.ExpireTransfer;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferHeld;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.event.TransferVoided;
import io.okpay.platform.event.VoidTransfer;
import io.okpay.platform.event.WalletBalance;
import io.okpay.platform.inbox.PoisonMessageException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The ledger's commands and outcomes in the words that cross Kafka. */
final class LedgerEvents {

    private LedgerEvents() {}

    /**
     * The command in a message, or null when the message is something else.
     *
     * @throws RuntimeException when it cannot be understood
     */
    static @Nullable LedgerCommand command(ConsumerRecord<String, byte[]> message) {
        String name = CloudEventHeaders.get(message.headers(), "ce_type");
        if (name == null || message.value() == null) {
            throw new PoisonMessageException("The message is no CloudEvent", null);
        }
        EventType type = EventType.named(name).orElse(null);
        return type == null ? null : command(EventJson.read(message.value(), type.record()));
    }

    static @Nullable LedgerCommand command(Event event) {
        return switch (event) {
            case PostTransfer post -> LedgerCommand.post(post.transferId(), post.paymentId(), legs(post.legs()));
            case HoldTransfer hold ->
                LedgerCommand.hold(hold.transferId(), hold.paymentId(), legs(hold.legs()), hold.expiresAt());
            case CaptureTransfer capture ->
                LedgerCommand.capture(
                        capture.transferId(), capture.paymentId(), capture.holdId(), legsOrNull(capture.legs()));
            case VoidTransfer release ->
                LedgerCommand.release(release.transferId(), release.paymentId(), release.holdId());
            case ExpireTransfer expire ->
                LedgerCommand.expire(expire.transferId(), expire.paymentId(), expire.holdId());
            case ReverseTransfer reverse ->
                LedgerCommand.reverse(
                        reverse.transferId(), reverse.paymentId(), reverse.originalId(), legsOrNull(reverse.legs()));
            default -> null;
        };
    }

    static Event from(PostBatch.Decided decided) {
        return switch (decided.outcome()) {
            case Outcome.Posted posted ->
                new TransferPosted(posted.id(), posted.paymentId(), decided.at(), balances(decided));
            case Outcome.Held held ->
                new TransferHeld(held.id(), held.paymentId(), held.expiresAt(), balances(decided));
            case Outcome.Released released ->
                new TransferVoided(
                        released.id(),
                        released.target(),
                        released.paymentId(),
                        released.kind() == Outcome.Kind.EXPIRED,
                        balances(decided));
            case Outcome.Rejected rejected ->
                new TransferRejected(
                        rejected.id(), rejected.paymentId(), rejected.problem().name(), rejected.details());
        };
    }

    private static List<WalletBalance> balances(PostBatch.Decided decided) {
        return decided.wallets().stream()
                .map(wallet -> new WalletBalance(
                        wallet.ref(), wallet.currency(), wallet.balance(), wallet.available(), wallet.version()))
                .toList();
    }

    private static @Nullable List<Leg> legsOrNull(@Nullable List<TransferLeg> legs) {
        return legs == null ? null : legs(legs);
    }

    private static List<Leg> legs(List<TransferLeg> legs) {
        return legs.stream()
                .map(leg -> Leg.of(leg.account(), leg.amountMinor(), leg.currency()))
                .toList();
    }
}

package io.okpay.account.freeze;

import io.okpay.platform.event.FreezeExplanation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What frozen customers are told of their freeze: never the operators' notes. */
@ApplicationScoped
public class ExplainFreeze {

    private final Freezes freezes;
    private final FreezeReasons reasons;

    /**
     * A freeze as its customer sees it.
     *
     * @param reasonClass the class of reason
     * @param reason the same in words
     * @param stillWorks what can be done all the same
     * @param toProvide what helps to end it; empty when nothing does
     * @param frozenAt when it began
     * @param reviewBy when it is looked at again at the latest
     */
    public record OwnFreeze(
            FreezeReason reasonClass,
            String reason,
            List<String> stillWorks,
            List<String> toProvide,
            Instant frozenAt,
            Instant reviewBy) {}

    ExplainFreeze(Freezes freezes, FreezeReasons reasons) {
        this.freezes = freezes;
        this.reasons = reasons;
    }

    /** The freeze that holds, in a running transaction. */
    public Optional<OwnFreeze> of(UUID customerId, Locale language) {
        return freezes.open(customerId).map(freeze -> {
            FreezeExplanation words = reasons.explain(freeze.reason(), language);
            return new OwnFreeze(
                    freeze.reason(),
                    words.reason(),
                    words.stillWorks(),
                    words.toProvide(),
                    freeze.frozenAt(),
                    freeze.reviewBy());
        });
    }
}

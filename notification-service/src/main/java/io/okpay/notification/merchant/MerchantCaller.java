package io.okpay.notification.merchant;

import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The merchant whose server calls. */
@RequestScoped
public class MerchantCaller {

    private final Merchants merchants;
    private final Caller caller;

    MerchantCaller(Merchants merchants, Caller caller) {
        this.merchants = merchants;
        this.caller = caller;
    }

    /**
     * The merchant of the token's client.
     *
     * @throws ProblemException MERCHANT_NOT_REGISTERED
     */
    public UUID merchantId() {
        return merchants
                .ofClient(caller.clientId())
                .orElseThrow(() -> ProblemException.of(MerchantProblem.MERCHANT_NOT_REGISTERED))
                .id();
    }
}

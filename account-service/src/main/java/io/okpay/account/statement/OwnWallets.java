package io.okpay.account.statement;

import io.okpay.account.wallet.Wallet;
import io.okpay.account.wallet.Wallets;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The caller's wallets; another's is not found. */
@RequestScoped
class OwnWallets {

    private final Wallets wallets;
    private final Caller caller;

    OwnWallets(Wallets wallets, Caller caller) {
        this.wallets = wallets;
        this.caller = caller;
    }

    Wallet wallet(UUID id) {
        return wallets.findByIdOptional(id)
                .filter(wallet -> wallet.isOf(caller.customerId()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}

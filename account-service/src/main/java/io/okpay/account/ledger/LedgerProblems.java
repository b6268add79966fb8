package io.okpay.account.ledger;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class LedgerProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(LedgerProblem.values());
    }
}

package io.okpay.payment.tariff;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class TariffProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(TariffProblem.values());
    }
}

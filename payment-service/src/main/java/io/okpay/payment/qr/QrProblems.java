package io.okpay.payment.qr;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class QrProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(QrProblem.values());
    }
}

package io.okpay.fx.alert;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class AlertProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(AlertProblem.values());
    }
}

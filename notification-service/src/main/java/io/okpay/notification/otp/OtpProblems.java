package io.okpay.notification.otp;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class OtpProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(OtpProblem.values());
    }
}

package io.okpay.notification.contact;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class ContactProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(ContactProblem.values());
    }
}

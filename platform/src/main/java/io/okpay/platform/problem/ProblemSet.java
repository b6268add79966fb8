package io.okpay.platform.problem;

import java.util.List;

/** The codes of one feature; each feature has one bean of this type, and together they are the service's catalogue. */
public interface ProblemSet {

    /** All codes of the feature. */
    List<? extends ProblemCode> codes();
}

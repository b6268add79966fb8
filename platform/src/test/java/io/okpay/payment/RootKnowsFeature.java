package io.okpay.payment;

import io.okpay.payment.violation.KnowsAnotherService;

/** A root class that knows a feature, in a package that is not null-marked. */
public record RootKnowsFeature(KnowsAnotherService feature) {}

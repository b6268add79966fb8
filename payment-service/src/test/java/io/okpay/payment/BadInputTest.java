package io.okpay.payment;

import io.okpay.platform.testing.BadInputContract;

@PaymentServiceTest
class BadInputTest extends BadInputContract {}

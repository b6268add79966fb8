package io.okpay.account;

import io.okpay.platform.testing.BadInputContract;

@AccountServiceTest
class BadInputTest extends BadInputContract {}

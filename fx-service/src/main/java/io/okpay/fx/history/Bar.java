package io.okpay.fx.history;

import java.math.BigDecimal;
import java.time.Instant;

/** The first, highest, lowest and last rate of an interval that begins at {@code at}. */
record Bar(Instant at, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {}

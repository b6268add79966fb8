package io.okpay.fx.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * What a source says at one time; nothing of it is checked yet.
 *
 * @param asOf when the source says that it was so
 * @param mids how much of each currency one EUR is worth
 */
record Reading(Instant asOf, Map<String, BigDecimal> mids) {}

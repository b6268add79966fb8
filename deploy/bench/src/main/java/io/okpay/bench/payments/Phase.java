package io.okpay.bench.payments;

import io.okpay.bench.Latencies;
import java.util.Map;

/**
 * What a stretch of payments showed.
 *
 * @param completed while it was measured
 * @param seconds how long that was
 * @param quote from the moment when a payment was due to its price
 * @param accept from the request to pay to its answer
 * @param complete from the request to pay to the event that it is completed
 * @param accepted answered with 201 in all
 * @param lost accepted and never completed
 * @param cpu nanoseconds by part of the system
 */
record Phase(
        int completed,
        double seconds,
        Latencies quote,
        Latencies accept,
        Latencies complete,
        int accepted,
        int lost,
        Map<String, Long> cpu) {

    double perSecond() {
        return completed / seconds;
    }
}

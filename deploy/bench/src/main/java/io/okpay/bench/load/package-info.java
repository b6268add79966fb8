/** What the benchmarks of the whole suite share: customers, requests at a steady rate, what is heard on Kafka, and floors. */
@NullMarked
package io.okpay.bench.load;

import org.jspecify.annotations.NullMarked;

/** Test support for all services: real PostgreSQL and Kafka, tokens, events, the rules of the house. */
@NullMarked
package io.okpay.platform.testing;

import org.jspecify.annotations.NullMarked;

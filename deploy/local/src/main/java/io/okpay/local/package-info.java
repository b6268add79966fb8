/**
 * The suite on one machine: PostgreSQL, Kafka, Keycloak, the sandbox, the services and the gateway as child processes.
 * {@link io.okpay.local.LocalPostgres} and {@link io.okpay.local.LocalKafka} stand alone for service tests;
 * {@link io.okpay.local.Suite} starts everything.
 */
@NullMarked
package io.okpay.local;

import org.jspecify.annotations.NullMarked;

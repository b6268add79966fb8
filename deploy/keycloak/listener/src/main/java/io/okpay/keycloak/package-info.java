/** Tells OKPay over Kafka what happens to logins: who signed in from where, whose password or other credential changed. */
@NullMarked
package io.okpay.keycloak;

import org.jspecify.annotations.NullMarked;

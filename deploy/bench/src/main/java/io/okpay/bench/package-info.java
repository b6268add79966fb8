/** The ledger's benchmark: the floors and our own paths, interleaved on one PostgreSQL. */
@NullMarked
package io.okpay.bench;

import org.jspecify.annotations.NullMarked;

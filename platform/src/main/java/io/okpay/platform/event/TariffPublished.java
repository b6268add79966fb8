package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * New prices will hold. What was quoted before they begin keeps its price.
 *
 * @param version the tariff, which never changes from now on
 * @param validFrom when its prices begin; later than the publication
 * @param description what changes, for customers
 * @param publishedAt when the second person published it
 */
@RegisterForReflection
public record TariffPublished(int version, Instant validFrom, String description, Instant publishedAt)
        implements Event {

    @Override
    public String key() {
        return Integer.toString(version);
    }
}

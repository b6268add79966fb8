package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New prices will hold. What was quoted before they begin keeps its price.
 *
 * @param version the tariff, which never changes from now on
 * @param validFrom when its prices begin; later than the publication
 * @param description what changes, for customers
 * @param publishedAt when the second person published it
 * @param changes the prices that differ from those of the day before; null in events of before this was told
 */
@RegisterForReflection
public record TariffPublished(
        int version,
        Instant validFrom,
        String description,
        Instant publishedAt,
        @Nullable List<TariffChange> changes) implements Event {

    @Override
    public String key() {
        return Integer.toString(version);
    }
}

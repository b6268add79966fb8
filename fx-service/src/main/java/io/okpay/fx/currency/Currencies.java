package io.okpay.fx.currency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All currencies of the catalogue. */
@ApplicationScoped
public class Currencies implements PanacheRepositoryBase<ServedCurrency, String> {

    List<ServedCurrency> inOrder() {
        return list("order by code");
    }

    /** The codes of all that are served. */
    @Transactional
    public Set<String> servedCodes() {
        return list("served", true).stream().map(ServedCurrency::code).collect(Collectors.toUnmodifiableSet());
    }
}

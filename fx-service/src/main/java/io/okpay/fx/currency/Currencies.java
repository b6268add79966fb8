package io.okpay.fx.currency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All currencies of the catalogue. */
@ApplicationScoped
class Currencies implements PanacheRepositoryBase<ServedCurrency, String> {

    List<ServedCurrency> inOrder() {
        return list("order by code");
    }
}

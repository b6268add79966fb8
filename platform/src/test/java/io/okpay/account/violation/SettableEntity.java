package io.okpay.account.violation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Can be changed without behaviour. */
@Entity
public class SettableEntity {

    @Id
    private long id;

    /** The setter that should not be. */
    public void setId(long id) {
        this.id = id;
    }

    /** The id. */
    public long id() {
        return id;
    }
}

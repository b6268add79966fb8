package io.okpay.account.ledger;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/** A {@code uuid[]} that travels in PostgreSQL's binary form: as text it would cost both sides more than the rows it is for. */
final class UuidArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1;
    private static final int UUID_OID = 2950;
    private static final int HEADER_BYTES = 20;
    private static final int UUID_BYTES = 16;
    private static final int NULL_LENGTH = -1;

    private final transient Collection<? extends @Nullable UUID> ids;

    UuidArray(Collection<? extends @Nullable UUID> ids) {
        this.ids = ids;
        setType("_uuid");
    }

    @Override
    public int lengthInBytes() {
        int length = HEADER_BYTES;
        for (UUID id : ids) {
            length += Integer.BYTES + (id == null ? 0 : UUID_BYTES);
        }
        return length;
    }

    /** One dimension from 1 on: dimensions, whether there are nulls, element type, size, lower bound, then each with its length. */
    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteBuffer out = ByteBuffer.wrap(bytes, offset, bytes.length - offset)
                .putInt(1)
                .putInt(1)
                .putInt(UUID_OID)
                .putInt(ids.size())
                .putInt(1);
        for (UUID id : ids) {
            if (id == null) {
                out.putInt(NULL_LENGTH);
            } else {
                out.putInt(UUID_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
        }
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("Only sent, never received");
    }

    /** The same as text, for a connection that does not send it as bytes. */
    @Override
    public String getValue() {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}

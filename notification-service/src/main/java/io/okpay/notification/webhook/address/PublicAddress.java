package io.okpay.notification.webhook.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, by the IANA special-purpose registries (RFC 6890). Of IPv6 only global
 * unicast is public, without the forms that carry an IPv4 address in them (6to4, Teredo): they would lead around the check.
 */
final class PublicAddress {

    private static final List<Block> SPECIAL_IPV4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            // a cloud's own service behind a public address
            Block.of("168.63.129.16", 32),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.31.196.0", 24),
            Block.of("192.52.193.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("192.175.48.0", 24),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3));

    private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);

    private static final List<Block> SPECIAL_IPV6 = List.of(
            Block.of("2001::", 23),
            Block.of("2001:db8::", 32),
            Block.of("2002::", 16),
            Block.of("2620:4f:8000::", 48),
            Block.of("3fff::", 20));

    /** A range of addresses in CIDR notation. */
    private record Block(List<Byte> prefix, int bits) {

        static Block of(String first, int bits) {
            return new Block(bytes(InetAddress.ofLiteral(first)), bits);
        }

        boolean contains(InetAddress address) {
            List<Byte> other = bytes(address);
            if (other.size() != prefix.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((prefix.get(bit / 8) ^ other.get(bit / 8)) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        private static List<Byte> bytes(InetAddress address) {
            byte[] raw = address.getAddress();
            Byte[] boxed = new Byte[raw.length];
            Arrays.setAll(boxed, i -> raw[i]);
            return List.of(boxed);
        }
    }

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_IPV4.stream().noneMatch(block -> block.contains(address));
        }
        return GLOBAL_UNICAST.contains(address) && SPECIAL_IPV6.stream().noneMatch(block -> block.contains(address));
    }
}

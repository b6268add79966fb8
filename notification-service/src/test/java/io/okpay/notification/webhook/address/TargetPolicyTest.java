package io.okpay.notification.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.okpay.notification.webhook.address.TargetRefusedException.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {

    private static final String PUBLIC = "93.184.215.14";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.0.9",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void anAddressThatIsNotPublicIsRefusedAsANameAndAsALiteral(String address) throws Exception {
        assertThat(refusal(policy(address), "https://shop.example/hooks")).isEqualTo(Reason.ADDRESS);
        String literal = address.contains(":") ? "[" + address + "]" : address;
        assertThat(refusal(literals(), "https://" + literal + "/hooks")).isEqualTo(Reason.ADDRESS);
    }

    @Test
    void noAddressOfAPrivateBlockIsEverPublic() throws Exception {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 20_000; i++) {
            byte[] raw = new byte[i % 2 == 0 ? 4 : 16];
            random.nextBytes(raw);
            InetAddress address = InetAddress.getByAddress(raw);
            boolean special = address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()
                    || (raw.length == 16 && (raw[0] & 0xE0) != 0x20);
            if (special) {
                assertThat(PublicAddress.is(address)).as(address.toString()).isFalse();
            }
            byte[] sixToFour = Arrays.copyOf(new byte[] {0x20, 0x02}, 16);
            System.arraycopy(raw, 0, sixToFour, 2, 4);
            assertThat(PublicAddress.is(InetAddress.getByAddress(sixToFour))).isFalse();
        }
    }

    @Test
    void onePrivateAddressAmongPublicOnesRefusesTheHost() {
        assertThat(refusal(policy(PUBLIC, "10.0.0.1"), "https://shop.example/")).isEqualTo(Reason.ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/, NOT_HTTPS",
        "ftp://shop.example/, INVALID",
        "shop.example/hooks, INVALID",
        "https:///hooks, INVALID",
        "https://, INVALID",
        "https://shop.example/#part, INVALID",
        "https://shop.example/ä, INVALID",
        "https://shop .example/, INVALID",
        "https://[fe80::1%25eth0]/, INVALID",
        "https://user@shop.example/, USERINFO",
        "https://user:secret@shop.example/, USERINFO",
        "https://shop.example@10.0.0.1/, USERINFO",
        "https://shop.example:22/, PORT",
        "https://shop.example:80/, PORT",
        "https://shop.example:99999/, PORT"
    })
    void aUrlOfAnotherFormIsRefusedWithItsOwnReason(String url, Reason reason) {
        assertThat(refusal(policy(PUBLIC), url)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://0x7f000001/", "https://127.1/"})
    void anIpAddressInAnOddFormLeadsNowhere(String url) {
        assertThat(refusal(new TargetPolicy(Set.of(443), false, host -> List.of(InetAddress.getAllByName(host))), url))
                .isIn(Reason.INVALID, Reason.ADDRESS, Reason.HOST_UNKNOWN);
    }

    @Test
    void aHostWithoutAnAddressIsUnknown() {
        TargetPolicy policy = new TargetPolicy(Set.of(443), false, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(refusal(policy, "https://shop.example/")).isEqualTo(Reason.HOST_UNKNOWN);
        assertThat(refusal(policy(), "https://shop.example/")).isEqualTo(Reason.HOST_UNKNOWN);
    }

    @Test
    void aPublicHostIsResolvedToExactlyItsAddressesWithIpv4First() throws Exception {
        Target target = policy("2606:2800:21f:cb07:6820:80da:af6b:8b2c", PUBLIC)
                .resolve("https://Shop.example:8443/hooks?a=b%20c");
        assertThat(target.host()).isEqualTo("shop.example");
        assertThat(target.port()).isEqualTo(8443);
        assertThat(target.pathAndQuery()).isEqualTo("/hooks?a=b%20c");
        assertThat(target.address(1).getHostAddress()).isEqualTo(PUBLIC);
        assertThat(target.address(2)).isNotEqualTo(target.address(1));
        assertThat(target.address(3)).isEqualTo(target.address(1));
        assertThat(policy(PUBLIC).resolve("https://shop.example").pathAndQuery())
                .isEqualTo("/");
    }

    @Test
    void loopbackIsReachedByHttpOnlyWhereThatIsAllowed() throws Exception {
        TargetPolicy allowing = new TargetPolicy(Set.of(443), true, host -> addresses("127.0.0.1"));
        assertThat(allowing.resolve("http://localhost:8090/hooks").https()).isFalse();
        assertThat(refusal(allowing, "http://localhost:22/")).isEqualTo(Reason.PORT);
        assertThat(refusal(policy("127.0.0.1"), "https://localhost/")).isEqualTo(Reason.ADDRESS);
        TargetPolicy elsewhere = new TargetPolicy(Set.of(443), true, host -> addresses("10.0.0.1"));
        assertThat(refusal(elsewhere, "https://inside.example/")).isEqualTo(Reason.ADDRESS);
        assertThat(refusal(elsewhere, "http://inside.example/")).isEqualTo(Reason.NOT_HTTPS);
    }

    private static TargetPolicy policy(String... addresses) {
        return new TargetPolicy(Set.of(443, 8443), false, host -> addresses(addresses));
    }

    private static TargetPolicy literals() {
        return new TargetPolicy(Set.of(443), false, host -> addresses(host));
    }

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toList();
    }

    private static Reason refusal(TargetPolicy policy, String url) {
        return catchThrowableOfType(TargetRefusedException.class, () -> policy.resolve(url))
                .reason();
    }
}

package io.okpay.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathPolicyTest {

    private static final String[] PIECES = {
        "/", "v1", "me", "q", ".", "..", "%2e", "%2F", "%5c", "%25", "%00", ";", "\\", "a", "%C3%A9", "?", "x=1", "#",
        " ", "é", "%"
    };

    @Test
    void whatever_is_accepted_is_what_every_reader_makes_of_it() {
        var random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            var target = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                target.append(PIECES[random.nextInt(PIECES.length)]);
            }
            PathPolicy.pathOf(target.toString()).ifPresent(path -> {
                var read = URI.create(path);
                assertThat(read.normalize().getRawPath()).isEqualTo(path);
                assertThat(read.getPath().chars().filter(c -> c == '/').count())
                        .isEqualTo(path.chars().filter(c -> c == '/').count());
            });
        }
    }

    @Test
    void a_very_long_target_is_refused_quickly() {
        assertThat(PathPolicy.pathOf("/" + "a".repeat(8000))).isEmpty();
        assertThat(PathPolicy.pathOf("/" + "a/".repeat(1000))).isPresent();
        assertThat(PathPolicy.pathOf("/a?" + "x=%2F..&".repeat(900))).isPresent();
    }
}

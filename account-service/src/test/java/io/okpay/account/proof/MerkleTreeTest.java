package io.okpay.account.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MerkleTreeTest {

    private static final byte[] NO_SALT = new byte[0];

    static IntStream sizes() {
        return IntStream.rangeClosed(1, 70);
    }

    @Test
    void theRootIsThatOfTheCertificateTransparencyTestVectors() {
        List<byte[]> leaves = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657").stream()
                .map(hex -> MerkleTree.leaf(NO_SALT, HexFormat.of().parseHex(hex)))
                .toList();
        assertThat(HexFormat.of().formatHex(MerkleTree.root(leaves.subList(0, 1))))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(HexFormat.of().formatHex(MerkleTree.root(leaves.subList(0, 3))))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(HexFormat.of().formatHex(MerkleTree.root(leaves)))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theLeafAndItsPathLeadToTheRootAndNothingElseDoes(int size) {
        List<byte[]> leaves = leaves(size);
        byte[] root = MerkleTree.root(leaves);
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            List<byte[]> path = MerkleTree.path(leaves, i);
            assertThat(MerkleTree.rootOf(leaves.get(i), i, size, path)).isEqualTo(root);
            assertThat(MerkleTree.rootOf(leaf("other"), i, size, path)).isNotEqualTo(root);
            if (size > 1) {
                assertThat(MerkleTree.rootOf(leaves.get(i), (i + 1) % size, size, path))
                        .isNotEqualTo(root);
                List<byte[]> forged = new java.util.ArrayList<>(path);
                forged.set(random.nextInt(path.size()), leaf("forged"));
                assertThat(MerkleTree.rootOf(leaves.get(i), i, size, forged)).isNotEqualTo(root);
                assertThat(MerkleTree.rootOf(leaves.get(i), i, size, path.subList(1, path.size())))
                        .isNotEqualTo(root);
            }
        }
    }

    @Test
    void aBlockNamesTheFirstLeafThatIsNotTheSealedOne() {
        List<byte[]> leaves = leaves(9);
        Block block = Block.seal(1, 1, 1, Block.GENESIS, new byte[32], leaves);
        assertThat(block.holds(leaves)).isTrue();
        assertThat(block.isChainedTo(Block.GENESIS)).isTrue();
        assertThat(block.isChainedTo(leaf("another chain"))).isFalse();
        List<byte[]> changed = new java.util.ArrayList<>(leaves);
        changed.set(4, leaf("changed"));
        assertThat(block.holds(changed)).isFalse();
        assertThat(block.firstDifference(changed)).isEqualTo(4);
        List<byte[]> missing = new java.util.ArrayList<>(leaves);
        missing.remove(6);
        assertThat(block.holds(missing)).isFalse();
        assertThat(block.firstDifference(missing)).isEqualTo(6);
        assertThat(block.firstDifference(leaves.subList(0, 8))).isEqualTo(8);
    }

    @Test
    void thereIsNoTreeWithoutLeaves() {
        assertThatThrownBy(() -> MerkleTree.root(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size).mapToObj(i -> leaf("leaf " + i)).toList();
    }

    private static byte[] leaf(String text) {
        return MerkleTree.leaf(NO_SALT, text.getBytes(StandardCharsets.UTF_8));
    }
}

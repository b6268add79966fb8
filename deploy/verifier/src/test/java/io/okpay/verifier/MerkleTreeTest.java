package io.okpay.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the published test vectors of Certificate Transparency (RFC 6962, whose tree RFC 9162 took over), and all small trees. */
class MerkleTreeTest {

    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(data -> MerkleTree.leaf(HexFormat.of().parseHex(data), ""))
            .toList();

    static IntStream sizes() {
        return IntStream.rangeClosed(1, 70);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void everyLeafOfTheKnownTreesLeadsToTheKnownRoot(int size, String root) {
        List<Hash> leaves = LEAVES.subList(0, size);
        for (int i = 0; i < size; i++) {
            assertThat(MerkleTree.rootOf(leaves.get(i), i, size, SealedBooks.path(leaves, i)))
                    .isEqualTo(new Hash(root));
        }
    }

    @Test
    void theKnownAuditPathsLeadToTheKnownRoots() {
        Hash three = new Hash("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(MerkleTree.rootOf(LEAVES.get(2), 2, 3, List.of(three)))
                .isEqualTo(new Hash("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"));
        assertThat(MerkleTree.rootOf(
                        LEAVES.get(5),
                        5,
                        8,
                        hashes(
                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")))
                .isEqualTo(new Hash("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));
        assertThat(MerkleTree.rootOf(
                        LEAVES.get(1),
                        1,
                        5,
                        hashes(
                                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")))
                .isEqualTo(new Hash("4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aLeafLeadsToTheRootFromItsOwnPlaceByItsOwnPathOnly(int size) {
        List<Hash> leaves = IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(Hash.bytes(i), "leaf"))
                .toList();
        Hash root = SealedBooks.root(leaves);
        for (int i = 0; i < size; i++) {
            Hash leaf = leaves.get(i);
            List<Hash> path = SealedBooks.path(leaves, i);
            assertThat(MerkleTree.rootOf(leaf, i, size, path)).isEqualTo(root);
            for (int other = 0; other < size; other++) {
                if (other != i) {
                    assertThat(rootOrNothing(leaf, other, size, path)).isNotEqualTo(root.hex());
                    assertThat(rootOrNothing(leaves.get(other), i, size, path)).isNotEqualTo(root.hex());
                }
            }
            List<Hash> longer = new ArrayList<>(path);
            longer.add(root);
            int place = i;
            assertThatThrownBy(() -> MerkleTree.rootOf(leaf, place, size, longer))
                    .isInstanceOf(MisfitException.class);
            if (size > 1) {
                assertThatThrownBy(() -> MerkleTree.rootOf(leaf, place, size, path.subList(1, path.size())))
                        .isInstanceOf(MisfitException.class);
            }
        }
        assertThatThrownBy(() -> MerkleTree.rootOf(leaves.getFirst(), size, size, List.of()))
                .hasMessageContaining("the tree has " + size + " leaves");
    }

    private static String rootOrNothing(Hash leaf, int index, int leaves, List<Hash> path) {
        try {
            return MerkleTree.rootOf(leaf, index, leaves, path).hex();
        } catch (MisfitException e) {
            return "";
        }
    }

    private static List<Hash> hashes(String... hex) {
        return Stream.of(hex).map(Hash::new).toList();
    }
}

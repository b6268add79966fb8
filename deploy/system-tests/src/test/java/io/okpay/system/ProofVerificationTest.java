package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.verifier.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the running suite publishes and proves, held against a verifier that knows nothing of it but {@code docs/proofs.md}. */
class ProofVerificationTest {

    private static final int PAGE = 5;

    private final Gateway gateway = RunningSuite.gateway();

    @TempDir
    private Path directory = Path.of("");

    private record Run(int code, String output) {}

    @Test
    void bothCustomersProofsOfATransferAreVerifiedFromFilesAlone() throws IOException {
        WalletCustomer mei = rich();
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        Answer payment = transfer(mei, ben);
        String meis = mei.sealedProof(payment).text();
        String bens = ben.sealedProof(payment).text();
        List<String> blocks = publishedBlocks();
        assertThat(verify(meis, blocks).output())
                .contains("are one chain, from the first block on.")
                .contains("Transfer " + payment.at("/transferId") + " stands in block ")
                .contains("wallet " + mei.wallet() + ": -1.01 USD, 18.99 USD after it, posted ")
                .contains("for payment " + payment.at("/id"))
                .contains("Verified.");
        assertThat(verify(bens, blocks).output()).contains("wallet " + ben.wallet() + ": 1.00 USD, 1.00 USD after it");
        assertThat(verify(meis, blocks).code()).isZero();
        assertThat(verify(bens, blocks).code()).isZero();
    }

    @Test
    void tamperedCopiesAreRefused() throws IOException {
        WalletCustomer mei = rich();
        Answer first = transfer(mei, WalletCustomer.register(gateway, "Ben Okafor"));
        String proof = mei.sealedProof(first).text();
        List<String> blocks = publishedBlocks();
        assertThat(verify(proof, blocks).code()).isZero();
        refused(proof.replace("|USD|-101|1899", "|USD|-100|1900"), blocks, "it does not lead to the root of block ");
        refused(
                proof.replace(first.at("/transferId"), first.at("/id")),
                blocks,
                "it does not lead to the root of block ");
        String root = mei.sealedProof(first).at("/block/root");
        refused(proof.replace(root, "0".repeat(64)), blocks, "has the root " + "0".repeat(64));
        String page = Files.readString(Path.of(blocks.getFirst()));
        Path rewritten = directory.resolve("rewritten.json");
        Files.writeString(
                rewritten, page.replaceFirst("\"root\":\"[0-9a-f]{64}\"", "\"root\":\"" + "0".repeat(64) + "\""));
        List<String> withRewritten = new ArrayList<>(blocks);
        withRewritten.set(0, rewritten.toString());
        refused(proof, withRewritten, "the head of block 1 is not the hash of its contents");
        withRewritten.add(blocks.getFirst());
        refused(proof, withRewritten, "block 1 has the root ");
    }

    @Test
    void anOldDownloadOfTheBlocksFitsANewOne() throws IOException {
        WalletCustomer mei = rich();
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        mei.sealedProof(transfer(mei, ben));
        List<String> old = publishedBlocks();
        String proof = mei.sealedProof(transfer(mei, ben)).text();
        assertThat(verify(proof, old).output()).contains("which the proof names, is missing");
        List<String> both = new ArrayList<>(old);
        both.addAll(publishedBlocks());
        assertThat(verify(proof, both).code()).isZero();
    }

    private void refused(String proof, List<String> blocks, String words) throws IOException {
        Run run = verify(proof, blocks);
        assertThat(run.output()).contains("Does not fit: ").contains(words);
        assertThat(run.code()).isEqualTo(1);
    }

    private Run verify(String proof, List<String> blocks) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-"));
        arguments.addAll(blocks);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        int code =
                Main.run(arguments, new ByteArrayInputStream(proof.getBytes(StandardCharsets.UTF_8)), stream, stream);
        return new Run(code, output.toString(StandardCharsets.UTF_8));
    }

    /** All published blocks, as anybody downloads them, page by page. */
    private List<String> publishedBlocks() throws IOException {
        List<String> pages = new ArrayList<>();
        int blocks = PAGE;
        for (int from = 1; blocks == PAGE; from += PAGE) {
            Answer page = gateway.call("GET", "/v1/ledger/blocks?limit=" + PAGE + "&from=" + from, null, null)
                    .expect(200);
            Path file = Files.createTempFile(directory, "blocks-", ".json");
            pages.add(Files.writeString(file, page.text()).toString());
            blocks = page.body().size();
        }
        return pages;
    }

    private WalletCustomer rich() {
        WalletCustomer customer = WalletCustomer.register(gateway, "Mei Lin");
        assertThat(customer.topUp(customer.bindCard("4000056655665556"), "20.00")
                        .at("/state"))
                .isEqualTo("COMPLETED");
        return customer;
    }

    private static Answer transfer(WalletCustomer payer, WalletCustomer payee) {
        String quote = payer.quoteTransfer(payee.phone(), "1.00").expect(201).at("/id");
        return payer.ended(payer.pay(quote, "k-" + quote).expect(201).at("/id"));
    }
}

package io.okpay.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds a proof against the published blocks. */
final class Verification {

    private final Proof proof;
    private final Chain chain;

    Verification(Proof proof, Chain chain) {
        this.proof = proof;
        this.chain = chain;
    }

    /** What was verified, in words; throws {@link MisfitException} for the first thing that does not fit. */
    List<String> run() {
        chain.mustHold();
        BlockHead block = chain.publishedAs(proof.block(), proof.document());
        if (proof.entries().isEmpty()) {
            throw new MisfitException("the proof has no entries, so that it proves nothing.");
        }
        List<String> words = new ArrayList<>();
        words.add(chainWords());
        words.add("Transfer " + proof.transferId() + " stands in block " + block.number() + ":");
        Set<Long> places = new HashSet<>();
        for (int i = 0; i < proof.entries().size(); i++) {
            Proof.Entry entry = proof.entries().get(i);
            try {
                if (!places.add(entry.index())) {
                    throw new MisfitException("it is the same leaf as that of an entry before.");
                }
                Posting posting = verified(entry, block);
                words.add("  " + posting.words() + " (leaf " + entry.index() + " of " + block.leaves() + ")");
            } catch (MisfitException e) {
                throw new MisfitException("entry " + (i + 1) + " of the proof: " + e.getMessage());
            }
        }
        words.add("The head of block " + chain.last().number() + " is "
                + chain.last().head() + ".");
        words.add("Verified. Compare that head with one that you or others kept.");
        return words;
    }

    private Posting verified(Proof.Entry entry, BlockHead block) {
        Hash root = MerkleTree.rootOf(entry.leaf(), entry.index(), block.leaves(), entry.path());
        if (!root.equals(block.root())) {
            throw new MisfitException("it does not lead to the root of block " + block.number()
                    + ". Its text, salt, index or path was changed.");
        }
        Posting posting = Posting.parse(entry.text());
        if (!posting.transferId().equals(proof.transferId())) {
            throw new MisfitException(
                    "it is a posting of transfer " + posting.transferId() + ", and not of " + proof.transferId() + ".");
        }
        if (posting.batch() > block.lastBatch() || posting.batch() <= chain.lastBatchBefore(block)) {
            throw new MisfitException("it was booked in batch " + posting.batch() + ", which block " + block.number()
                    + " does not seal.");
        }
        return posting;
    }

    private String chainWords() {
        String name =
                Character.toUpperCase(chain.name().charAt(0)) + chain.name().substring(1);
        boolean one = chain.first().equals(chain.last());
        if (chain.first().number() == 1) {
            return name + (one ? " has the head that its contents have." : " are one chain, from the first block on.");
        }
        return name + (one ? " has the head that its contents have" : " are one chain")
                + "; what is before was not looked at.";
    }
}

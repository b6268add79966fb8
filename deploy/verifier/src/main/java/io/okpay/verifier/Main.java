package io.okpay.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** The entry point behind {@code ./okpay verify}. */
public final class Main {

    private static final int VERIFIED = 0;
    private static final int DOES_NOT_FIT = 1;
    private static final int UNREADABLE = 2;
    private static final String STANDARD_INPUT = "-";

    private Main() {}

    /** Exit code 0 when the proof is verified, 1 when something does not fit, 2 for wrong usage and unreadable input. */
    public static void main(String[] arguments) {
        int code = run(List.of(arguments), System.in, System.out, System.err);
        System.out.flush();
        Runtime.getRuntime().exit(code);
    }

    /** As the command does it; returns the exit code. */
    public static int run(List<String> arguments, InputStream input, PrintStream output, PrintStream errors) {
        try {
            String usage = wrongUsage(arguments);
            if (!usage.isEmpty()) {
                throw new UnreadableException(usage + "\nTry ./okpay verify --help");
            }
            Proof proof = Proof.parse(name(arguments.getFirst()), read(arguments.getFirst(), input));
            Chain chain = new Chain();
            for (String blocks : arguments.subList(1, arguments.size())) {
                chain.add(name(blocks), read(blocks, input));
            }
            new Verification(proof, chain).run().forEach(output::println);
            return VERIFIED;
        } catch (MisfitException e) {
            output.println("Does not fit: " + e.getMessage());
            return DOES_NOT_FIT;
        } catch (UnreadableException e) {
            errors.println("okpay: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private static String wrongUsage(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.startsWith("-") && !argument.equals(STANDARD_INPUT)) {
                return "there is no option " + argument;
            }
        }
        if (Collections.frequency(arguments, STANDARD_INPUT) > 1) {
            return "only one of the files can be the standard input";
        }
        return arguments.size() < 2 ? "a proof and at least one file of blocks are needed" : "";
    }

    private static String name(String file) {
        return file.equals(STANDARD_INPUT) ? "the standard input" : file;
    }

    private static byte[] read(String file, InputStream input) {
        try {
            return file.equals(STANDARD_INPUT) ? input.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UnreadableException("there is no file " + file);
        } catch (IOException e) {
            throw new UnreadableException(name(file) + " cannot be read: " + e.getMessage());
        }
    }
}

package io.okpay.bench.load;

import java.util.ArrayList;
import java.util.List;

/** What the command line says after the name of a benchmark. */
public final class Arguments {

    private final List<String> left;

    public Arguments(List<String> arguments) {
        left = new ArrayList<>(arguments);
    }

    /**
     * The number after an option.
     *
     * @throws IllegalArgumentException when it is none
     */
    public int number(String option, int otherwise) {
        int place = left.indexOf(option);
        if (place < 0) {
            return otherwise;
        }
        left.remove(place);
        if (place >= left.size() || !left.get(place).matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(option + " needs a whole number from 1 to 999999");
        }
        return Integer.parseInt(left.remove(place));
    }

    /** Whether an option is there. */
    public boolean has(String option) {
        return left.remove(option);
    }

    /**
     * To be called when all options were asked for.
     *
     * @throws IllegalArgumentException when there is something else
     */
    public void end() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("no option \"" + left.getFirst() + "\"");
        }
    }
}

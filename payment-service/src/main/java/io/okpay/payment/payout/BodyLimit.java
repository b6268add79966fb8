package io.okpay.payment.payout;

import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses what is larger than a resource takes; only payouts are large. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    private static final int PAYOUT_MEBIBYTES = 4;

    @Override
    public void filter(ContainerRequestContext request) {
        int most = request.getUriInfo().getPath().startsWith("/v1/payouts") ? PAYOUT_MEBIBYTES : 1;
        if (request.getLength() > most << 20) {
            throw ProblemException.of(PayoutProblem.REQUEST_TOO_LARGE).with("mebibytes", most);
        }
    }
}

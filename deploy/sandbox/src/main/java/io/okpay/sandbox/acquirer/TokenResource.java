package io.okpay.sandbox.acquirer;

import static io.okpay.sandbox.access.Refusal.required;
import static io.okpay.sandbox.access.Refusal.unprocessable;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The client side of the acquirer: a browser gives the card here and nowhere else. */
@Path("/acquirer/v1/tokens")
final class TokenResource {

    private static final Pattern SECURITY_CODE = Pattern.compile("\\d{3,4}");

    private final Acquirer acquirer;

    TokenResource(Acquirer acquirer) {
        this.acquirer = acquirer;
    }

    @POST
    public Response tokenise(@Nullable CardDetails body) {
        CardDetails details = required(body, "body");
        CardNumber number = CardNumber.parse(required(details.number(), "number"))
                .orElseThrow(() -> unprocessable("number_invalid", "the card number is not valid"));
        int month = required(details.expiryMonth(), "expiryMonth");
        int year = required(details.expiryYear(), "expiryYear");
        if (month < 1 || month > 12 || year < 2000 || year > 2099) {
            throw unprocessable("expiry_invalid", "the expiry must be a month 1-12 and a year of four digits");
        }
        if (!SECURITY_CODE.matcher(required(details.cvv(), "cvv")).matches()) {
            throw unprocessable("cvv_invalid", "the security code has three or four digits");
        }
        var token = acquirer.tokenise(number, month, year);
        return openToAnyOrigin(Response.status(201)
                        .entity(new Token(
                                token.id(), token.card().brand(), token.card().last4())))
                .build();
    }

    @OPTIONS
    public Response preflight() {
        return openToAnyOrigin(Response.noContent())
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Content-Type")
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    private static Response.ResponseBuilder openToAnyOrigin(Response.ResponseBuilder response) {
        return response.header("Access-Control-Allow-Origin", "*");
    }

    /** A card as its holder types it. It has no text form, so that it cannot be logged. */
    record CardDetails(
            @Nullable String number,
            @Nullable Integer expiryMonth,
            @Nullable Integer expiryYear,
            @Nullable String cvv,
            @Nullable String holder) {

        @Override
        public String toString() {
            return "CardDetails";
        }
    }

    record Token(String token, String brand, String last4) {}
}

package io.okpay.payment.bank;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The bank's interface. All bodies are ISO 20022 messages in UTF-8; {@link SignedRequests} signs what is sent. */
@RegisterRestClient(configKey = "bank")
@RegisterProvider(SignedRequests.class)
@Produces("application/xml")
@Consumes("application/xml")
interface Bank {

    /** Sends pain.001 and gets pacs.002. The same end-to-end id is carried out once. */
    @POST
    @Path("/v1/payment-initiations")
    byte[] initiate(byte[] message);

    /** Sends pacs.008 and gets pacs.002. The same end-to-end id is carried out once. */
    @POST
    @Path("/v1/credit-transfers")
    byte[] transfer(byte[] message);

    /** The pacs.002 of an initiation or credit transfer as it stands; 404 when the bank never got it. */
    @GET
    @Path("/v1/payment-initiations/{endToEndId}")
    byte[] status(@PathParam("endToEndId") String endToEndId);

    /**
     * The camt.053 of the operator's account.
     *
     * @param date ISO 8601, a UTC day that is over
     * @param currency ISO 4217
     */
    @GET
    @Path("/v1/statements/{date}")
    byte[] statement(@PathParam("date") String date, @QueryParam("currency") String currency);
}

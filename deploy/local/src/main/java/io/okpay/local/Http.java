package io.okpay.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks whether a part answers. */
final class Http {

    private Http() {}

    static boolean ok(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}

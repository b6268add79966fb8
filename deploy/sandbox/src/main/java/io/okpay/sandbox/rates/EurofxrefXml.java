package io.okpay.sandbox.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;

/** Writes days of rates as {@code eurofxref} XML, the latest first. */
final class EurofxrefXml {

    private EurofxrefXml() {}

    static String of(Map<LocalDate, Map<String, BigDecimal>> days) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                \t<gesmes:subject>Reference rates</gesmes:subject>
                \t<gesmes:Sender>
                \t\t<gesmes:name>European Central Bank</gesmes:name>
                \t</gesmes:Sender>
                \t<Cube>
                """);
        days.entrySet().stream()
                .sorted(Map.Entry.<LocalDate, Map<String, BigDecimal>>comparingByKey(Comparator.reverseOrder()))
                .forEach(day -> {
                    xml.append("\t\t<Cube time='").append(day.getKey()).append("'>\n");
                    day.getValue()
                            .forEach((currency, rate) -> xml.append("\t\t\t<Cube currency='")
                                    .append(currency)
                                    .append("' rate='")
                                    .append(rate.toPlainString())
                                    .append("'/>\n"));
                    xml.append("\t\t</Cube>\n");
                });
        return xml.append("\t</Cube>\n</gesmes:Envelope>\n").toString();
    }
}

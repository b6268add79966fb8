package io.okpay.fx.feed;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads {@code eurofxref} XML: one form for the daily, the 90 days' and the whole history's file. */
final class EcbDocument {

    private static final String NAMESPACE = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";
    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final LocalTime PUBLISHED = LocalTime.of(16, 0);
    private static final Pattern RATE = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,12})?");

    private EcbDocument() {}

    /**
     * The days of a document, earliest first.
     *
     * @throws BadReadingException when it is no such document, or declares a document type
     */
    static List<Reading> parse(InputStream xml) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(xml);
            List<Reading> days = new ArrayList<>();
            Map<String, BigDecimal> rates = null;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw new BadReadingException("It declares a document type");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (isCube(reader)) {
                            String time = reader.getAttributeValue(null, "time");
                            if (time != null) {
                                rates = new HashMap<>();
                                days.add(new Reading(instant(time), rates));
                            }
                            add(reader, rates);
                        }
                    }
                    default -> {}
                }
            }
            if (days.isEmpty() || days.stream().anyMatch(day -> day.mids().isEmpty())) {
                throw new BadReadingException("It has a day without rates, or no day");
            }
            days.sort(Comparator.comparing(Reading::asOf));
            return days;
        } catch (XMLStreamException e) {
            throw new BadReadingException("It is no XML: " + e.getMessage());
        }
    }

    /** When the rates of a day are published. */
    static Instant published(LocalDate day) {
        return day.atTime(PUBLISHED).atZone(FRANKFURT).toInstant();
    }

    private static boolean isCube(XMLStreamReader reader) {
        return NAMESPACE.equals(reader.getNamespaceURI())
                && reader.getLocalName().equals("Cube");
    }

    private static void add(XMLStreamReader reader, @Nullable Map<String, BigDecimal> rates) {
        String currency = reader.getAttributeValue(null, "currency");
        String rate = reader.getAttributeValue(null, "rate");
        if (currency == null && rate == null) {
            return;
        }
        if (currency == null
                || rate == null
                || rates == null
                || !RATE.matcher(rate).matches()) {
            throw new BadReadingException("The rate of " + currency + " cannot be read");
        }
        if (rates.put(currency, new BigDecimal(rate)) != null) {
            throw new BadReadingException("A day has two rates of " + currency);
        }
    }

    private static Instant instant(String day) {
        try {
            return published(LocalDate.parse(day));
        } catch (DateTimeException e) {
            throw new BadReadingException("A day has a date that is none");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}

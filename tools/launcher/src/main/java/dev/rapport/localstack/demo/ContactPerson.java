package dev.rapport.localstack.demo;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person at an organisation. */
record ContactPerson(
        String name,
        String givenName,
        String familyName,
        String romanisedName,
        String organisation,
        String email,
        String phone,
        String territory,
        String domain) {
    private static final String NUMBERED = "%s.%s%d@%s";

    static ContactPerson of(SampleTexts texts, SeededRandom random, int number) {
        String[] stem = random.of(texts.stems()).split("\\|", -1);
        String organisation = random.of(texts.organisation()).replace("%s", stem[0]);
        String domain = stem[1] + number + ".example";
        return at(organisation, domain, random.of(texts.territories()), texts, random, number);
    }

    /** Somebody else at the same organisation. */
    ContactPerson colleague(SampleTexts texts, SeededRandom random, int number) {
        return at(organisation, domain, territory, texts, random, number);
    }

    /** The parts of the name, and how it is written in Latin letters where that is another way. */
    void putNames(Map<String, @Nullable Object> body) {
        body.put("givenName", givenName);
        body.put("familyName", familyName);
        if (!name.equals(romanisedName)) {
            body.put("romanisedName", romanisedName);
        }
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static ContactPerson at(String organisation, String domain, String territory, SampleTexts texts,
            SeededRandom random,
            int number) {
        String[] given = random.of(texts.givens()).split("\\|", -1);
        String[] family = random.of(texts.families()).split("\\|", -1);
        String name = texts.name().replace("%g", given[0]).replace("%f", family[0]);
        String email = String.format(Locale.ROOT, NUMBERED, given[1], family[1], number, domain);
        String phone = texts.phone() + String.format(Locale.ROOT, "%03d", random.between(0, 999));
        return new ContactPerson(name, given[0], family[0], capital(given[1]) + " " + capital(family[1]), organisation,
                email, phone, territory, domain);
    }
}

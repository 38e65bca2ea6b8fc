package dev.rapport.localstack.demo;

import java.util.Locale;

/** A person at an organisation. */
record ContactPerson(String name, String organisation, String email, String phone, String territory, String domain) {
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

    private static ContactPerson at(String organisation, String domain, String territory, SampleTexts texts,
            SeededRandom random,
            int number) {
        String[] given = random.of(texts.givens()).split("\\|", -1);
        String[] family = random.of(texts.families()).split("\\|", -1);
        String name = texts.name().replace("%g", given[0]).replace("%f", family[0]);
        String email = String.format(Locale.ROOT, NUMBERED, given[1], family[1], number, domain);
        String phone = texts.phone() + String.format(Locale.ROOT, "%03d", random.between(0, 999));
        return new ContactPerson(name, organisation, email, phone, territory, domain);
    }
}

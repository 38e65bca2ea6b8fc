package dev.rapport.localstack.demo;

import java.util.Locale;

/** A person at an organisation. */
record Protagonist(String name, String organisation, String email, String phone, String territory, String domain) {
    private static final String NUMBERED = "%s.%s%d@%s";

    static Protagonist of(Culture culture, Chance chance, int number) {
        String[] stem = chance.of(culture.stems()).split("\\|", -1);
        String organisation = chance.of(culture.organisation()).replace("%s", stem[0]);
        String domain = stem[1] + number + ".example";
        return at(organisation, domain, chance.of(culture.territories()), culture, chance, number);
    }

    /** Somebody else at the same organisation. */
    Protagonist colleague(Culture culture, Chance chance, int number) {
        return at(organisation, domain, territory, culture, chance, number);
    }

    private static Protagonist at(String organisation, String domain, String territory, Culture culture, Chance chance,
            int number) {
        String[] given = chance.of(culture.givens()).split("\\|", -1);
        String[] family = chance.of(culture.families()).split("\\|", -1);
        String name = culture.name().replace("%g", given[0]).replace("%f", family[0]);
        String email = String.format(Locale.ROOT, NUMBERED, given[1], family[1], number, domain);
        String phone = culture.phone() + String.format(Locale.ROOT, "%03d", chance.between(0, 999));
        return new Protagonist(name, organisation, email, phone, territory, domain);
    }
}

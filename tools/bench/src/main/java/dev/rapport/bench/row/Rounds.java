package dev.rapport.bench.row;

import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.report.Round;
import dev.rapport.bench.stack.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Limit and value in turn: what a noisy machine does to one of them it then mostly does to the other. */
final class Rounds {
    private Rounds() {}

    static List<Round> alternate(Setup setup, Supplier<Outcome> limit, Supplier<Outcome> value) {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < setup.profile().rounds(); i++) {
            rounds.add(one(setup.fixture(), limit, value));
        }
        return rounds;
    }

    static Round one(Fixture fixture, Supplier<Outcome> limit, Supplier<Outcome> value) {
        Outcome least = limit.get().requireSound("the limit");
        var measured = fixture.cost(value);
        return new Round(least, measured.result().requireSound("the value"), measured.cost());
    }

    /** All rounds' values as one. */
    static Outcome values(List<Round> rounds) {
        return rounds.stream().map(Round::value).reduce(Outcome::plus).orElseThrow();
    }

    static Outcome limits(List<Round> rounds) {
        return rounds.stream().map(Round::limit).reduce(Outcome::plus).orElseThrow();
    }
}

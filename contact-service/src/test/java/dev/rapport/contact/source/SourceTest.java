package dev.rapport.contact.source;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.OTHER_ID;
import static dev.rapport.common.testing.write.Scenario.patch;

import dev.rapport.common.command.Claims;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.ClaimsInMemory;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.source.SourceChanged;
import dev.rapport.events.source.SourceDefined;
import dev.rapport.events.source.SourceDetails;
import org.junit.jupiter.api.Test;

/** F08. */
class SourceTest {

    private final ClaimsInMemory claims = new ClaimsInMemory();
    private final Scenario<Source> source = Scenario.of(Source.class).with(Claims.class, claims).by(People.MANAGER);

    @Test
    void aSourceIsDefinedAndInUseUnlessItIsSaidOtherwise() {
        source.when(new DefineSource(ID, "trade-fair", new SourceDetails(" Trade fair", null, null), NOW))
                .expect(defined());
    }

    @Test
    void aKeyBelongsToOneSource() {
        claims.take(Source.KEY, "trade-fair", OTHER_ID, SourceRule.SOURCE_KEY_TAKEN);
        source.when(new DefineSource(ID, "trade-fair", defined().details(), NOW))
                .expectBroken(SourceRule.SOURCE_KEY_TAKEN);
    }

    @Test
    void aManagerTakesASourceOutOfUse() {
        source.given(defined()).when(new ChangeSource(ID, patch("{\"active\": false}", SourceDetails.class), NOW))
                .expect(new SourceChanged(new SourceDetails("Trade fair", false, false), NOW));
    }

    @Test
    void aRepChangesNoSource() {
        source.given(defined()).by(People.REP)
                .when(new ChangeSource(ID, patch("{\"active\": false}", SourceDetails.class), NOW))
                .expectRefused(ForbiddenException.class);
    }

    private static SourceDefined defined() {
        return new SourceDefined("trade-fair", new SourceDetails("Trade fair", false, true), NOW);
    }
}

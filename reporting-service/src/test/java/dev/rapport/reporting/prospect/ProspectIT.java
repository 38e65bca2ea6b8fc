package dev.rapport.reporting.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.contact.ContactArchived;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.field.Details;
import dev.rapport.events.source.SourceDefined;
import dev.rapport.events.source.SourceDetails;
import dev.rapport.reporting.prospect.ProspectLists.SourceFigures;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** F08. */
class ProspectIT {

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));

    @Test
    void contactsAreCountedByTheirSourceWhetherSomebodyHasDefinedItOrNot() {
        history.record(Given.id(), new SourceDefined("lost", new SourceDetails("Lost customers", true, true),
                history.now()));
        history.record(Given.id(), new SourceDefined("web", new SourceDetails("Web site", false, true),
                history.now()));
        contact("web", Given.REN);
        classified(contact("web", Given.REN), "customer");
        classified(contact("web", Given.ROSA), "lost");
        classified(contact("booth 7", Given.REN), "prospect");
        contact(null, Given.REN);
        history.record(contact("web", Given.REN), new ContactArchived(null, history.now()));
        history.record(contact("web", Given.REN), new ContactErased("asked", history.now()));
        index.apply(history.events()).visible();
        var store = new ProspectStore(index.reader());

        assertThat(store.report(null).items()).containsExactly(
                new SourceFigures("booth 7", null, false, false, 0, 1, 0, 0, new BigDecimal("0.0000")),
                new SourceFigures("lost", "Lost customers", true, true, 0, 0, 0, 0, BigDecimal.ZERO),
                new SourceFigures("web", "Web site", true, false, 1, 0, 1, 1, new BigDecimal("0.3333")));
        assertThat(store.report(Set.of(Given.ROSA)).items()).last().isEqualTo(
                new SourceFigures("web", "Web site", true, false, 0, 0, 0, 1, new BigDecimal("0.0000")));
    }

    private UUID contact(@Nullable String source, UUID owner) {
        var id = Given.id();
        history.record(id, new ContactCreated(Details.of(ContactDetails.class, "name", "Nok", "source", source), owner,
                null, history.now()));
        return id;
    }

    private void classified(UUID contact, String lifecycle) {
        history.record(contact, new ContactClassified(lifecycle, "normal", null, "potential", "normal", history.now()));
    }
}

package dev.rapport.contact.view;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.patch;

import dev.rapport.common.command.Change;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.view.ViewArchived;
import dev.rapport.events.view.ViewCreated;
import dev.rapport.events.view.ViewDetails;
import dev.rapport.events.view.ViewDetailsChanged;
import dev.rapport.events.view.ViewFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {

    private final Scenario<View> view = Scenario.of(View.class);

    @Test
    void aViewIsSavedAsItIsMeant() {
        view.when(new CreateView(ID, details(" Large and open ", false), null)).expect(created());
    }

    @Test
    void aViewListsRecordsThatThereAre() {
        view.when(new CreateView(ID, new ViewDetails("unicorn", "All", List.of(), List.of(), null, false), null))
                .expectInvalid();
    }

    @Test
    void aViewIsNotChangedToRecordsThatThereAreNot() {
        view.given(created()).when(new ChangeViewDetails(ID, change("{\"entity\": \"unicorn\"}"))).expectInvalid();
    }

    @Test
    void aViewIsShared() {
        view.given(created()).when(new ChangeViewDetails(ID, change("{\"shared\": true}")))
                .expect(new ViewDetailsChanged(details("Large and open", true), NOW));
    }

    @Test
    void aPatchThatChangesNothingIsNoEvent() {
        view.given(created()).when(new ChangeViewDetails(ID, change("{\"name\": \"Large and open \"}")))
                .expectNothing();
    }

    @Test
    void aViewIsPutAway() {
        view.given(created()).when(new ArchiveView(ID, null)).expect(new ViewArchived(NOW));
    }

    @Test
    void aViewIsPutAwayOnce() {
        view.given(created(), new ViewArchived(NOW)).when(new ArchiveView(ID, null)).expectNothing();
    }

    @Test
    void anArchivedViewDoesNotChange() {
        view.given(created(), new ViewArchived(NOW)).when(new ChangeViewDetails(ID, change("{\"shared\": true}")))
                .expectBroken(ViewRule.VIEW_ARCHIVED);
    }

    @Test
    void aViewIsChangedByItsOwner() {
        view.given(created()).by(People.OTHER_REP).when(new ArchiveView(ID, null))
                .expectRefused(ForbiddenException.class);
    }

    private static ViewDetails details(String name, boolean shared) {
        return new ViewDetails("deal", name, List.of(new ViewFilter("status", List.of("open"))),
                List.of("title", "amount"), "-amount", shared);
    }

    private static ViewCreated created() {
        return new ViewCreated(details("Large and open", false), People.REP.employeeId(), NOW);
    }

    private static Change<ViewDetails> change(String json) {
        return patch(json, ViewDetails.class);
    }
}

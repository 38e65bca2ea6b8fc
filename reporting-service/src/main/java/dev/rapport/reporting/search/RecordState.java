package dev.rapport.reporting.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.Money;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountClassified;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.account.AccountEvent;
import dev.rapport.events.contact.ConsentGiven;
import dev.rapport.events.contact.ConsentWithdrawn;
import dev.rapport.events.contact.ContactAssigned;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactEvent;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmerged;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineCreated;
import dev.rapport.events.pipeline.PipelineEvent;
import tools.jackson.databind.JsonNode;

/** What is known of a record for finding it, under the names of its fields in the API. */
final class RecordState {

    static final String ERASED = "erased";

    private final Map<String, Object> values;

    private RecordState(Map<String, Object> values) {
        this.values = values;
    }

    static RecordState none() {
        return new RecordState(new LinkedHashMap<>());
    }

    static RecordState of(JsonNode state) {
        var values = new LinkedHashMap<String, Object>();
        for (var field : state.properties()) {
            var value = field.getValue();
            if (value.isArray()) {
                var several = new ArrayList<String>();
                value.forEach(item -> several.add(item.asString()));
                values.put(field.getKey(), several);
            } else {
                values.put(field.getKey(), value.asString());
            }
        }
        return new RecordState(values);
    }

    Map<String, Object> values() {
        return values;
    }

    @Nullable
    String text(String field) {
        return values.get(field) instanceof String text ? text : null;
    }

    List<?> several(String field) {
        return values.get(field) instanceof List<?> several ? several : List.of();
    }

    void apply(EventEnvelope event) {
        DomainEvent data = event.data();
        if (event.sequence() == 0) {
            set("createdAt", data.occurredAt());
        }
        set("updatedAt", event.recordedAt());
        switch (data) {
            case LeadEvent lead -> lead(lead);
            case ContactEvent contact -> contact(contact);
            case AccountEvent account -> account(account);
            case EmployeeEvent employee -> employee(employee);
            case PipelineEvent pipeline -> pipeline(pipeline);
            case DealEvent deal -> deal(deal);
            case InteractionEvent interaction -> interaction(interaction);
            default -> throw new IllegalStateException("No record is made of " + event.type().name());
        }
    }

    private void lead(LeadEvent event) {
        switch (event) {
            case LeadCreated e -> {
                set("status", "new");
                set("ownerId", e.ownerId());
                leadDetails(e.name(), e.organisation(), e.email(), e.phone(), e.source(), e.interest());
            }
            case LeadDetailsChanged e ->
                leadDetails(e.name(), e.organisation(), e.email(), e.phone(), e.source(), e.interest());
            case LeadAssigned e -> set("ownerId", e.ownerId());
            case LeadQualified e -> set("status", "qualified");
            case LeadDisqualified e -> set("status", "disqualified");
            case LeadConverted e -> {
                set("status", "converted");
                set("contactId", e.contactId());
                set("accountId", e.accountId());
                set("dealId", e.dealId());
            }
        }
    }

    private void leadDetails(String name, @Nullable String organisation, @Nullable String email, @Nullable String phone,
            @Nullable String source, @Nullable String interest) {
        set("name", name);
        set("organisation", organisation);
        set("email", email);
        set("phone", phone);
        set("source", source);
        set("interest", interest);
    }

    private void contact(ContactEvent event) {
        switch (event) {
            case ContactCreated e -> {
                set("status", "active");
                set("lifecycle", "potential");
                set("tier", "normal");
                set("ownerId", e.ownerId());
                set("leadId", e.leadId());
                contactDetails(e.name(), e.email(), e.phone(), e.jobTitle(), e.language(), e.territory(), e.source(),
                        e.accountIds());
            }
            case ContactDetailsChanged e -> contactDetails(e.name(), e.email(), e.phone(), e.jobTitle(), e.language(),
                    e.territory(), e.source(), e.accountIds());
            case ContactAssigned e -> set("ownerId", e.ownerId());
            case ContactClassified e -> {
                set("lifecycle", e.lifecycle());
                set("tier", e.tier());
            }
            case ContactMergedInto e -> {
                set("status", "merged");
                set("mergedInto", e.survivorId());
            }
            case ContactUnmergedFrom e -> {
                set("status", "active");
                set("mergedInto", null);
            }
            case ContactErased e -> {
                values.keySet().retainAll(List.of("createdAt", "updatedAt", "ownerId", "leadId"));
                set("status", ERASED);
            }
            case ContactMerged e -> unchanged();
            case ContactUnmerged e -> unchanged();
            case ConsentGiven e -> unchanged();
            case ConsentWithdrawn e -> unchanged();
        }
    }

    private void contactDetails(String name, @Nullable String email, @Nullable String phone, @Nullable String jobTitle,
            @Nullable String language, @Nullable String territory, @Nullable String source,
            Collection<?> accountIds) {
        set("name", name);
        set("email", email);
        set("phone", phone);
        set("jobTitle", jobTitle);
        set("language", language);
        set("territory", territory);
        set("source", source);
        values.put("accountIds", accountIds.stream().map(Object::toString).toList());
    }

    private void account(AccountEvent event) {
        switch (event) {
            case AccountCreated e -> {
                set("lifecycle", "potential");
                set("tier", "normal");
                set("ownerId", e.ownerId());
                set("leadId", e.leadId());
                accountDetails(e.name(), e.industry(), e.website(), e.phone(), e.territory());
            }
            case AccountDetailsChanged e ->
                accountDetails(e.name(), e.industry(), e.website(), e.phone(), e.territory());
            case AccountAssigned e -> set("ownerId", e.ownerId());
            case AccountClassified e -> {
                set("lifecycle", e.lifecycle());
                set("tier", e.tier());
            }
        }
    }

    private void accountDetails(String name, @Nullable String industry, @Nullable String website,
            @Nullable String phone, @Nullable String territory) {
        set("name", name);
        set("industry", industry);
        set("website", website);
        set("phone", phone);
        set("territory", territory);
    }

    private void employee(EmployeeEvent event) {
        switch (event) {
            case EmployeeCreated e -> {
                set("active", true);
                employeeDetails(e.name(), e.email(), e.role(), e.managerId(), e.team(), e.territory());
            }
            case EmployeeDetailsChanged e ->
                employeeDetails(e.name(), e.email(), e.role(), e.managerId(), e.team(), e.territory());
            case EmployeeDeactivated e -> set("active", false);
        }
    }

    private void employeeDetails(String name, String email, String role, @Nullable Object managerId,
            @Nullable String team, @Nullable String territory) {
        set("name", name);
        set("email", email);
        set("role", role);
        set("managerId", managerId);
        set("team", team);
        set("territory", territory);
    }

    private void pipeline(PipelineEvent event) {
        switch (event) {
            case PipelineCreated e -> {
                set("name", e.name());
                set("defaultPipeline", e.defaultPipeline());
            }
            case PipelineChanged e -> set("name", e.name());
        }
    }

    private void deal(DealEvent event) {
        switch (event) {
            case DealCreated e -> {
                set("status", "open");
                set("customerId", e.customerId());
                set("pipelineId", e.pipelineId());
                set("stage", e.stage());
                set("ownerId", e.ownerId());
                set("leadId", e.leadId());
                dealDetails(e.title(), e.amount(), e.expectedClose());
            }
            case DealDetailsChanged e -> dealDetails(e.title(), e.amount(), e.expectedClose());
            case DealAssigned e -> set("ownerId", e.ownerId());
            case StageChanged e -> set("stage", e.to());
            case DealWon e -> {
                set("status", "won");
                set("stage", e.stage());
            }
            case DealLost e -> {
                set("status", "lost");
                set("stage", e.stage());
            }
            case DealReopened e -> {
                set("status", "open");
                set("stage", e.stage());
            }
        }
    }

    private void dealDetails(String title, @Nullable Money amount, @Nullable Object expectedClose) {
        set("title", title);
        set("amount", amount == null ? null : amount.amount().toPlainString());
        set("currency", amount == null ? null : amount.currency());
        set("expectedClose", expectedClose);
    }

    private void interaction(InteractionEvent event) {
        switch (event) {
            case InteractionLogged e -> {
                set("customerId", e.customerId());
                set("channel", e.channel());
                set("direction", e.direction());
                set("summary", e.summary());
                set("outcome", e.outcome());
                set("employeeId", e.employeeId());
                set("occurredAt", e.occurredAt());
            }
        }
    }

    /** The event says nothing that the record is found by. */
    private static void unchanged() {}

    private void set(String field, @Nullable Object value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value instanceof Instant instant ? instant.toString() : value.toString());
        }
    }
}

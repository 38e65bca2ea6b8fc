package dev.rapport.reporting.openapi;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;

/** What the fields of reports mean, for the API document. */
final class ReportDescriptions {

    private static final Map<String, Map<String, String>> FIELDS = Map.of("StageFunnel",
            Map.of("stage", "Key of the stage", "name", "Name of the stage", "entered",
                    "Stays that began in the time asked for: advanced + won + lost + open + returned", "advanced",
                    "Of these, those that ended with a move to a later stage", "won",
                    "Those that ended with a won deal",
                    "lost", "Those that ended with a lost deal", "open", "Those that go on", "returned",
                    "Those that ended with a move to an earlier stage", "failureRate",
                    "lost ÷ entered, 0 to 1; 0 when nothing was entered", "averageDwellDays",
                    "How long the stays that have ended took, on average; null when none has"),
            "FunnelReport",
            Map.of("from", "First instant of the time asked for; null when not limited", "to",
                    "First instant after the time asked for; null when not limited", "stages",
                    "All stages of the pipeline in their order"),
            "WonReport",
            Map.of("from", "First instant of the time asked for; null when not limited", "to",
                    "First instant after the time asked for; null when not limited", "groupBy",
                    "What the groups have in common; null when there is only the total", "groups",
                    "Months and quarters in their order, others by how much was won, most deals first", "total",
                    "Over all groups"),
            "WonGroup",
            Map.of("key", "Id of the owner or the account, name of the team or the source, month (2026-03) or quarter"
                    + " (2026-Q1); null for deals that have none", "closed", "What was closed in the group"),
            "WonFigures",
            Map.of("won", "How many deals were won", "lost", "How many deals were lost", "value",
                    "Of those won, one sum per currency; deals without an amount add nothing", "winRate",
                    "won ÷ (won + lost), 0 to 1; null when nothing was closed", "medianCycleDays",
                    "Whole days from opening to winning: half of the deals won took no longer; null when none was won",
                    "meanCycleDays", "Days from opening to winning on average; null when none was won"),
            "CustomerLinks",
            Map.of("deals", "List of all deals of the customer and everybody who belongs to it", "interactions",
                    "List of all interactions of the customer and everybody who belongs to it", "contacts",
                    "Of an account, the list of its contacts"));

    private ReportDescriptions() {}

    static void addTo(Components components) {
        FIELDS.forEach((schema, fields) -> fields.forEach((field, description) -> {
            var described = requireNonNull(components.getSchemas().get(schema), schema);
            var property = (Schema<?>) requireNonNull(described.getProperties().get(field), field);
            if (property.get$ref() == null) {
                property.setDescription(description);
            }
        }));
    }
}

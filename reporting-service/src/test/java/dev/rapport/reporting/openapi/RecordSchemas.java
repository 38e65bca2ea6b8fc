package dev.rapport.reporting.openapi;

import dev.rapport.common.openapi.FieldConventions;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What records look like: their answers are documents of MongoDB, so that no class could tell. */
final class RecordSchemas {

    private static final String LIFECYCLES = "potential|prospect|customer|lost";
    private static final String TIERS = "key|interested|normal";

    private RecordSchemas() {}

    /**
     * Fields as {@code name:type}, nullable when the type ends with a question mark; alternatives make an enumeration, an
     * upper-case name refers to a component, and a list is written in brackets.
     */
    static Map<String, Schema<?>> all() {
        var schemas = new LinkedHashMap<String, Schema<?>>();
        schemas.put("Money", object("amount:string", "currency:string"));
        schemas.put("Lead",
                record("name:string?", "organisation:string?", "email:string?", "phone:string?", "source:string?",
                        "interest:string?", "ownerId:uuid", "status:new|qualified|disqualified|converted",
                        "contactId:uuid?", "accountId:uuid?", "dealId:uuid?"));
        schemas.put("Contact",
                record("name:string?", "email:string?", "phone:string?", "jobTitle:string?", "language:string?",
                        "territory:string?", "source:string?", "accountIds:[uuid]", "ownerId:uuid", "leadId:uuid?",
                        "lifecycle:" + LIFECYCLES, "tier:" + TIERS, "consents:[object]",
                        "status:active|merged|erased", "mergedInto:uuid?", "mergedIds:[uuid]"));
        schemas.put("Account",
                record("name:string", "industry:string?", "website:string?", "phone:string?", "territory:string?",
                        "ownerId:uuid", "leadId:uuid?", "lifecycle:" + LIFECYCLES, "tier:" + TIERS));
        schemas.put("Employee",
                record("name:string?", "email:string?", "role:admin|manager|rep|support|marketing|analyst",
                        "managerId:uuid?", "team:string?", "territory:string?", "active:boolean"));
        schemas.put("Stage", object("key:string", "name:string", "probability:string"));
        schemas.put("Pipeline", record("name:string", "stages:[Stage]", "defaultPipeline:boolean"));
        schemas.put("Deal",
                record("title:string", "customerId:uuid", "pipelineId:uuid", "stage:string", "status:open|won|lost",
                        "amount:Money?", "expectedClose:date?", "ownerId:uuid", "leadId:uuid?", "lostReason:string?",
                        "stageEnteredAt:date-time", "closedAt:date-time?"));
        schemas.put("Interaction",
                record("customerId:uuid", "channel:string", "direction:inbound|outbound", "occurredAt:date-time",
                        "summary:string?", "durationSeconds:integer?", "outcome:string?", "employeeId:uuid"));
        schemas.put("HistoryEntry",
                object("sequence:integer", "type:string", "recordedAt:date-time", "occurredAt:date-time",
                        "actor:string?", "correlationId:string?", "causationId:string?", "data:object"));
        schemas.put("HistoryPage", object("items:[HistoryEntry]", "next:string?"));
        return schemas;
    }

    private static Schema<?> record(String... own) {
        var fields = new ArrayList<String>();
        fields.add("id:uuid");
        fields.add("version:integer");
        fields.addAll(List.of(own));
        fields.add("createdAt:date-time");
        fields.add("updatedAt:date-time");
        return object(fields.toArray(String[]::new));
    }

    private static Schema<?> object(String... fields) {
        var object = FieldConventions.ofType("object");
        var names = new ArrayList<String>();
        for (var field : fields) {
            var name = field.substring(0, field.indexOf(':'));
            object.addProperty(name, type(field.substring(field.indexOf(':') + 1)));
            names.add(name);
        }
        return object.required(names);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Schema<?> type(String written) {
        boolean nullable = written.endsWith("?");
        var type = nullable ? written.substring(0, written.length() - 1) : written;
        if (type.startsWith("[")) {
            return FieldConventions.ofType("array").items(type(type.substring(1, type.length() - 1)));
        }
        if (Character.isUpperCase(type.charAt(0))) {
            var reference = new Schema<>().$ref("#/components/schemas/" + type);
            return nullable ? new Schema<>().oneOf(List.of(reference, FieldConventions.ofType("null"))) : reference;
        }
        Schema schema = switch (type) {
            case "string", "integer", "boolean", "object" -> FieldConventions.ofType(type);
            case "uuid", "date", "date-time" -> FieldConventions.ofType("string").format(type);
            default -> {
                Schema choice = FieldConventions.ofType("string");
                choice.setEnum(List.of(type.split("\\|")));
                yield choice;
            }
        };
        if (nullable) {
            schema.setTypes(new LinkedHashSet<>(List.of(schema.getTypes().iterator().next(), "null")));
        }
        return schema;
    }
}

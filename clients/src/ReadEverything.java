import client.ApiClient;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Calls every operation that reads with the client that openapi-generator has made for Java: whatever the document says
 * of an answer, the client must make of it. A member that the document does not name is an error here.
 */
final class ReadEverything {

    private final ApiClient client = new ApiClient();
    private final ObjectMapper mapper = client.getObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final UUID contact;

    /** The ids of records to read, by what they are records of; lists come first and tell the others. */
    private final Map<String, UUID> known = new HashMap<>();

    private record Read(String operation, String tag, String path) {}

    private ReadEverything(String address, String token, UUID contact) {
        client.updateBaseUri(address);
        client.setObjectMapper(mapper);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        this.contact = contact;
        known.put("customers", contact);
    }

    /** The address, a token, and the id of a contact. */
    public static void main(String[] arguments) throws Exception {
        var program = new ReadEverything(arguments[0], arguments[1], UUID.fromString(arguments[2]));
        var reads = program.reads(new ObjectMapper().readTree(new File("generated/openapi.json")));
        for (var read : reads) {
            program.call(read);
        }
        System.out.println("{\"read\":" + reads.size() + "}");
    }

    private List<Read> reads(JsonNode document) {
        var reads = new ArrayList<Read>();
        document.path("paths").properties().forEach(path -> {
            var operation = path.getValue().path("get");
            // The stream never ends, and what security looks at is for administrators.
            if (!operation.isMissingNode() && !path.getKey().equals("/api/stream")
                    && !path.getKey().startsWith("/api/security/")) {
                reads.add(new Read(operation.path("operationId").asText(), operation.at("/tags/0").asText(),
                        path.getKey()));
            }
        });
        reads.sort(Comparator.comparing(read -> read.path().contains("{id}")));
        return reads;
    }

    private void call(Read read) throws Exception {
        var words = Arrays.stream(read.tag().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        var type = Class.forName("client.api." + words.collect(Collectors.joining()) + "Api");
        Object api = type.getConstructor(ApiClient.class).newInstance(client);
        var method = Arrays.stream(type.getMethods()).filter(each -> each.getName().equals(read.operation()))
                .filter(each -> Arrays.stream(each.getParameterTypes()).noneMatch(Map.class::equals)).findFirst()
                .orElseThrow();
        var answer = mapper.valueToTree(call(api, method, read));
        var record = answer.has("profile") ? answer.path("profile") : answer;
        if (read.path().endsWith("/{id}") && !record.path("id").asText().equals(known.get(read.tag()).toString())) {
            throw new IllegalStateException(read + " has not answered the record: " + answer);
        }
        if (answer.at("/items/0").has("id")) {
            known.putIfAbsent(read.tag(), UUID.fromString(answer.at("/items/0/id").asText()));
        }
    }

    private Object call(Object api, Method method, Read read) throws Exception {
        try {
            return method.invoke(api, Arrays.stream(method.getParameters()).map(each -> value(each, read)).toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method.getName(), e.getCause());
        }
    }

    private Object value(Parameter parameter, Read read) {
        return switch (parameter.getName()) {
            case "id" -> parameter.getType() == UUID.class ? known.get(read.tag()) : null;
            case "ids" -> List.of(contact);
            case "q" -> read.path().equals("/api/search") ? "Preecha" : null;
            case "limit" -> 5;
            default -> null;
        };
    }
}

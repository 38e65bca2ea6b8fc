package dev.rapport.gateway.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/**
 * The methods of every address, as the OpenAPI documents of all services have them together: an address is read at one
 * service and written at another, and neither knows what the other one takes.
 */
final class DocumentedMethods {

    /** In the order in which they are told. */
    private static final List<HttpMethod> KNOWN = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST,
            HttpMethod.PATCH, HttpMethod.PUT, HttpMethod.DELETE);

    private final List<Address> addresses;

    private record Address(PathPattern pattern, List<HttpMethod> methods) {}

    private DocumentedMethods(List<Address> addresses) {
        this.addresses = addresses;
    }

    static DocumentedMethods of(Collection<JsonNode> documents) {
        Map<String, Set<HttpMethod>> methods = new LinkedHashMap<>();
        documents.forEach(document -> document.path("paths").properties().forEach(path -> {
            Set<HttpMethod> ofPath = methods.computeIfAbsent(path.getKey(),
                    first -> new TreeSet<>(Comparator.comparingInt(KNOWN::indexOf)));
            path.getValue().propertyNames().forEach(name -> {
                HttpMethod method = HttpMethod.valueOf(name.toUpperCase(Locale.ROOT));
                if (KNOWN.contains(method)) {
                    ofPath.add(method);
                }
                if (method.equals(HttpMethod.GET)) {
                    ofPath.add(HttpMethod.HEAD);
                }
            });
        }));
        List<Address> addresses = new ArrayList<>();
        methods.forEach((path, ofPath) -> addresses
                .add(new Address(PathPatternParser.defaultInstance.parse(path), List.copyOf(ofPath))));
        addresses.sort(Comparator.comparing(Address::pattern));
        return new DocumentedMethods(addresses);
    }

    /** The methods of an address; none when no document has it. */
    List<HttpMethod> of(PathContainer path) {
        return addresses.stream().filter(address -> address.pattern().matches(path)).findFirst()
                .map(Address::methods).orElse(List.of());
    }
}

package dev.rapport.gateway.routing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which service takes the writes of each resource. A resource is what follows {@code /api/} in an address; it belongs,
 * with all addresses below it, to the service whose OpenAPI document has a write to the resource itself or to one of
 * its records, or else to the one with any write below it. What other services take below it are addresses of their
 * own, apart from the rest: {@code /api/leads/{id}/follow}. Reads all go to reporting-service, which takes no writes,
 * but may be asked questions with a body at such addresses.
 *
 * @param writers the service by the name of the resource
 * @param apart the service by the address, for those that another service takes than the rest of the resource
 * @param readOnly resources that no service takes writes for
 */
record RoutingTable(Map<String, Service> writers, Map<String, Service> apart, Set<String> readOnly) {

    private static final String API = "/api/";
    private static final Set<String> READS = Set.of("get", "head");
    private static final Set<String> WRITES = Set.of("post", "patch", "put", "delete");

    /**
     * Reads the table out of the documents of the services.
     *
     * @throws IllegalStateException when two services take writes of one resource or address, a write service documents
     *         a read or reporting-service a write, or a path leaves open which resource it is about
     */
    static RoutingTable of(Map<Service, JsonNode> documents) {
        Map<String, Service> owners = new TreeMap<>();
        Map<String, Service> addresses = new TreeMap<>();
        Set<String> resources = new TreeSet<>();
        documents.forEach((service, document) -> document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith(API)) {
                String resource = resource(service, path.getKey());
                resources.add(resource);
                path.getValue().propertyNames().forEach(method -> {
                    if (service != Service.REPORTING && READS.contains(method)) {
                        throw sentElsewhere(service, method, path.getKey());
                    }
                    if (WRITES.contains(method)) {
                        @Nullable
                        Service other = addresses.putIfAbsent(path.getKey(), service);
                        boolean taken = other != null && other != service;
                        if (isOfTheResource(path.getKey())) {
                            taken |= service == Service.REPORTING
                                    || owners.computeIfAbsent(resource, first -> service) != service;
                        }
                        if (taken) {
                            throw sentElsewhere(service, method, path.getKey());
                        }
                    }
                });
            }
        }));
        return of(owners, addresses, resources);
    }

    private static RoutingTable of(Map<String, Service> owners, Map<String, Service> addresses,
            Set<String> resources) {
        Map<String, Service> writers = new TreeMap<>(owners);
        addresses.forEach((path, service) -> {
            String resource = resource(service, path);
            boolean taken = !owners.containsKey(resource)
                    && (service == Service.REPORTING
                            || writers.computeIfAbsent(resource, first -> service) != service);
            if (taken) {
                throw sentElsewhere(service, "a write to", path);
            }
        });
        Map<String, Service> apart = new TreeMap<>(addresses);
        apart.entrySet().removeIf(address -> writers.get(resource(address.getValue(), address.getKey())) == address
                .getValue());
        resources.removeAll(writers.keySet());
        return new RoutingTable(writers, apart, resources);
    }

    private static IllegalStateException sentElsewhere(Service service, String method, String path) {
        return new IllegalStateException("The OpenAPI document of " + service.id() + " has " + method + " " + path
                + ", which is sent to another service");
    }

    /** {@code /api/leads} or {@code /api/leads/{id}}. */
    private static boolean isOfTheResource(String path) {
        return path.matches(API + "[^/]+(/\\{[^/]+})?");
    }

    private static String resource(Service service, String path) {
        String resource = path.substring(API.length()).split("/", 2)[0];
        if (resource.isEmpty() || resource.startsWith("{")) {
            throw new IllegalStateException(
                    "The OpenAPI document of " + service.id() + " names no resource in " + path);
        }
        return resource;
    }
}

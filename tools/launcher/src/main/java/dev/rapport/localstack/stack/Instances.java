package dev.rapport.localstack.stack;

import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The file from which the gateway learns where the instances of each service are. */
record Instances(Path file) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param data of the stack */
    static Path in(Path data) {
        return data.resolve("instances.json");
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    void write(Map<Service, List<Integer>> ports) {
        Map<String, List<String>> addresses = new TreeMap<>();
        ports.forEach((service, instances) -> addresses.put(service.label(),
                instances.stream().map(port -> "http://127.0.0.1:" + port).toList()));
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.write(draft, JSON.writeValueAsBytes(addresses));
            // The gateway never sees half of it.
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}

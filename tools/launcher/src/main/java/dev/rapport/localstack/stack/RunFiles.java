package dev.rapport.localstack.stack;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.ProcessRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Remembers processes in one small file each, so that a later command finds them again. */
final class RunFiles implements ProcessRegistry {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SUFFIX = ".json";
    private final Path folder;

    RunFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * What is kept of a process.
     *
     * @param start tells it from a later process with the same id
     * @param version what it was started as
     */
    record Note(String name, long pid, String start, int port, String version, Instant since) {
        OsProcess process() {
            return new OsProcess(pid, start);
        }
    }

    @Override
    public void started(Component component, OsProcess process) {
        write(new Note(component.name(), process.pid(), process.start(), component.port(), component.version(),
                Instant.now()));
    }

    /** Notes a process that serves no port. */
    void started(String name, OsProcess process) {
        write(new Note(name, process.pid(), process.start(), 0, "", Instant.now()));
    }

    private void write(Note note) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(note.name() + ".new");
            Files.write(draft, JSON.writeValueAsBytes(note));
            Files.move(draft, file(note.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<OsProcess> lookUp(String component) {
        return note(component).map(Note::process);
    }

    Optional<Note> note(String component) {
        Path file = file(component);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Note.class));
        } catch (IOException | JacksonException e) {
            throw new StackException("cannot read " + file + ": delete it if nothing of the stack runs", e);
        }
    }

    /** Every process that was noted and not struck out. */
    List<Note> all() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX)).sorted()
                    .flatMap(name -> note(name.substring(0, name.length() - SUFFIX.length())).stream()).toList();
        } catch (IOException e) {
            throw new StackException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void ended(String component) {
        try {
            Files.deleteIfExists(file(component));
        } catch (IOException e) {
            throw new StackException("cannot delete " + file(component) + ": " + e.getMessage(), e);
        }
    }

    private Path file(String component) {
        return folder.resolve(component + SUFFIX);
    }
}

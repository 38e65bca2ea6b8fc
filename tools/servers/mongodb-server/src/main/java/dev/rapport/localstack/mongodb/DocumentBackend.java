package dev.rapport.localstack.mongodb;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;

/** The memory backend, with the handshake that current drivers use and collections that find by id without a scan. */
final class DocumentBackend extends MemoryBackend {
    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new DocumentDatabase(name, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            Document answer = super.handleCommand(channel, database, "ismaster", query);
            answer.put("isWritablePrimary", true);
            return answer;
        }
        return super.handleCommand(channel, database, command, query);
    }

    private static final class DocumentDatabase extends MemoryDatabase {
        DocumentDatabase(String name, CursorRegistry cursors) {
            super(name, cursors);
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
            return new DocumentCollection(this, name, options, cursorRegistry);
        }
    }
}

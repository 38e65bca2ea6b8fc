package dev.rapport.bench;

import dev.rapport.bench.row.CommandRow;
import dev.rapport.bench.row.GatewayRow;
import dev.rapport.bench.row.InProcessRow;
import dev.rapport.bench.row.LatencyRow;
import dev.rapport.bench.row.ListRow;
import dev.rapport.bench.row.LoopRow;
import dev.rapport.bench.row.PublisherRow;
import dev.rapport.bench.row.ReadRow;
import dev.rapport.bench.row.RebuildRow;
import dev.rapport.bench.row.Row;
import dev.rapport.bench.row.ScaleRow;
import dev.rapport.bench.row.SearchRow;
import dev.rapport.bench.row.UpRow;
import java.util.List;

/** All rows, in the order in which they are measured: what leaves much to be read by others comes late. */
final class Rows {
    private Rows() {}

    static List<Row> all() {
        return List.of(new LatencyRow(), new LoopRow(), new SearchRow(), new ReadRow(), new ListRow(), new GatewayRow(),
                new RebuildRow(),
                new ScaleRow(), new PublisherRow(), new CommandRow(), new InProcessRow(), new UpRow());
    }
}

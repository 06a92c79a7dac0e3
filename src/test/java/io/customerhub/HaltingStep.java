package io.customerhub;

import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step of a pipeline that ends the process like a native crash when a record with a certain name comes by. */
public final class HaltingStep implements Processor {

    /** The exit code of the process. */
    static final int EXIT = 134;

    /** The name that begins like this is deadly. */
    static final String DEADLY = "Deadly";

    private static final FieldPath NAME = FieldPath.of("name");

    @Override
    public void process(Exchange exchange) {
        for (SourceRecord record :
                exchange.getMessage().getBody(RecordBatch.class).records()) {
            String name = record.content().text(NAME);
            if (name != null && name.startsWith(DEADLY)) {
                Runtime.getRuntime().halt(EXIT);
            }
        }
    }
}

package io.customerhub;

import io.customerhub.pipeline.BatchLoader;
import io.customerhub.pipeline.HubPipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline reads while its hub holds the lease of the intake. */
record LeasedPipeline(HubPipeline pipeline) implements LeaseKeeper.Reader {

    private static final Logger LOGGER = LoggerFactory.getLogger(LeasedPipeline.class);

    /** For whom a hub writes that holds the lease with this fence. */
    static BatchLoader.Writer writer(long fence) {
        return new BatchLoader.Writer(fence, "hub");
    }

    @Override
    public void giveWay(String holder) {
        LOGGER.atWarn().addKeyValue("holder", holder).log("another hub has taken over the intake, this one waits");
        pipeline.giveWay(holder);
    }

    @Override
    public void takeOver(long fence) {
        pipeline.takeOver(writer(fence));
        LOGGER.atInfo().addKeyValue("fence", fence).log("the intake is ours again");
    }
}

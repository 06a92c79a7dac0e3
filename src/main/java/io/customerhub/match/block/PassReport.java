package io.customerhub.match.block;

/**
 * What a pass does to a table.
 *
 * @param pass the pass
 * @param blocks how many keys two or more records share, the cut ones left out
 * @param pairs how many pairs these blocks hold
 * @param cap the size beyond which a block is cut
 * @param cutBlocks how many blocks were cut
 * @param cutRecords how many records stood in them
 * @param largest how many records the largest block has, cut or not
 */
public record PassReport(
        BlockingPass pass, int blocks, long pairs, int cap, int cutBlocks, long cutRecords, int largest) {

    /** True when the pass is left out: cutting its blocks has left too little of it. */
    public boolean isLeftOut() {
        return blocks == 0;
    }
}

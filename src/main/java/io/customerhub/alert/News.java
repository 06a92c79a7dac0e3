package io.customerhub.alert;

/**
 * What a target is told of an alert.
 *
 * @param alert the alert
 * @param isOver true when its cause is gone and the target knows of it already; false when it is to hear of it first
 */
public record News(Alert alert, boolean isOver) {

    /** {@code raised} or {@code resolved}, as it stands in the warehouse and in messages. */
    String word() {
        return isOver ? "resolved" : "raised";
    }
}

package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.Capture;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need the lab; their methods may ask for the {@link StoryTopology}, which all of them share, and for a
 * {@link Capture} of its LAN for themselves.
 *
 * <p>Where no lab can be made they are skipped, by name and with what is missing. With the system property {@code
 * lab.required=true} they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("lab")
@ExtendWith({LabCondition.class, LabResources.class})
@interface RunsInLab {}

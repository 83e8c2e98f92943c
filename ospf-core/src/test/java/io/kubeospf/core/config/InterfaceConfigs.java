package io.kubeospf.core.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Interfaces that differ from others in one value. */
public final class InterfaceConfigs {
    private InterfaceConfigs() {}

    /**
     * The configuration with another value.
     *
     * @param component the name of the record's component
     */
    public static InterfaceConfig with(InterfaceConfig config, String component, Object value) {
        RecordComponent[] components = InterfaceConfig.class.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int index = 0; index < components.length; index++) {
                boolean meant = components[index].getName().equals(component);
                values[index] = meant ? value : components[index].getAccessor().invoke(config);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return InterfaceConfig.class.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " = " + value, e);
        }
    }
}

package org.elasticsearch.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.elasticsearch.Build;
import org.jspecify.annotations.NullMarked;

/** Serves plugins that already lie on the class path, where the original unpacks each from a folder of its own. */
@NullMarked
public final class ClassPathPlugins extends PluginsLoader {
    private final List<PluginLayer> layers;

    /**
     * @param plugins the plugins' main classes
     * @param noJars an existing folder without jars, since a plugin has to name one
     */
    public ClassPathPlugins(List<Class<? extends Plugin>> plugins, Path noJars) {
        super(Set.of(), Set.of(), Map.of());
        layers = plugins.stream().<PluginLayer>map(plugin -> OnClassPath.of(plugin, noJars)).toList();
    }

    @Override
    public Stream<PluginLayer> pluginLayers() {
        return layers.stream();
    }

    private record OnClassPath(PluginBundle pluginBundle, ClassLoader pluginClassLoader) implements PluginLayer {
        static OnClassPath of(Class<? extends Plugin> plugin, Path noJars) {
            String version = Build.current().version();
            PluginDescriptor descriptor = new PluginDescriptor(plugin.getSimpleName(), plugin.getName(), version,
                    version, Runtime.version().toString(), plugin.getName(), null, List.of(), false, false, false,
                    false, PluginDescriptor.DeploymentTarget.ALL);
            try {
                return new OnClassPath(new PluginBundle(descriptor, noJars), plugin.getClassLoader());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public ModuleLayer pluginModuleLayer() {
            return ModuleLayer.boot();
        }
    }
}

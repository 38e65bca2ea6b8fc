package dev.rapport.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one service sees: its own jars, which no other service does, and of the shared libraries those that are on its
 * class path when it is a process of its own. So what it finds, and what it takes from what it finds, is the same.
 *
 * <p>It is none of the JDK's loaders of jars, since these follow the class path in a jar's manifest, to libraries that
 * are shared.
 */
final class ServiceClassLoader extends SecureClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final ClassLoader shared;
    private final Map<String, JarFile> own;
    private final Set<String> hidden;

    private ServiceClassLoader(String name, List<Path> own, Set<String> hidden, ClassLoader shared) {
        super(name, shared);
        this.shared = shared;
        this.hidden = hidden;
        this.own = new LinkedHashMap<>();
        own.forEach(jar -> this.own.put(ServiceProgram.url(jar).toString(), open(jar)));
    }

    private static JarFile open(Path jar) {
        try {
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + jar, e);
        }
    }

    /**
     * @param program whose libraries are taken from the shared ones where these hold a jar of the same name
     * @param libraries the shared ones
     * @param shared loads them
     */
    static ServiceClassLoader of(ServiceProgram program, List<Path> libraries, ClassLoader shared) {
        Map<String, Path> byName = libraries.stream()
                .collect(Collectors.toUnmodifiableMap(ServiceClassLoader::fileName, jar -> jar));
        List<Path> own = program.classPath().stream().filter(jar -> !byName.containsKey(fileName(jar))).toList();
        Set<String> visible = program.classPath().stream().map(ServiceClassLoader::fileName)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> hidden = byName.entrySet().stream().filter(jar -> !visible.contains(jar.getKey()))
                .map(jar -> ServiceProgram.url(jar.getValue()).toString()).collect(Collectors.toUnmodifiableSet());
        return new ServiceClassLoader(program.name(), own, hidden, shared);
    }

    /** The service that a thread works for; null when it works for none. */
    static @Nullable String serviceOf(Thread thread) {
        ClassLoader loader = thread.getContextClassLoader();
        while (loader != null && !(loader instanceof ServiceClassLoader)) {
            loader = loader.getParent();
        }
        return loader == null ? null : loader.getName();
    }

    private static String fileName(Path jar) {
        return String.valueOf(jar.getFileName());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        for (Map.Entry<String, JarFile> jar : own.entrySet()) {
            JarEntry entry = jar.getValue().getJarEntry(file);
            if (entry != null) {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? define(name, jar.getKey(), jar.getValue(), entry) : loaded;
                }
            }
        }
        Class<?> found = super.loadClass(name, resolve);
        if (isHidden(found)) {
            throw new ClassNotFoundException(name + " is in no jar of " + getName());
        }
        return found;
    }

    private Class<?> define(String name, String address, JarFile jar, JarEntry entry) throws ClassNotFoundException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length,
                    new CodeSource(URI.create(address).toURL(), (Certificate[]) null));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private boolean isHidden(Class<?> found) {
        CodeSource source = hidden.isEmpty() ? null : found.getProtectionDomain().getCodeSource();
        return source != null && source.getLocation() != null && hidden.contains(source.getLocation().toString());
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return ownResources(name).stream().findFirst().orElse(null);
    }

    private List<URL> ownResources(String name) {
        List<URL> found = new ArrayList<>();
        own.forEach((address, jar) -> {
            if (jar.getEntry(name) != null) {
                found.add(url("jar:" + address + "!/" + name));
            }
        });
        return found;
    }

    private static URL url(String address) {
        try {
            return URI.create(address).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL first = findResource(name);
        if (first == null) {
            first = shared.getResource(name);
        }
        if (first == null || !isHidden(first)) {
            return first;
        }
        try {
            Enumeration<URL> all = getResources(name);
            return all.hasMoreElements() ? all.nextElement() : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = ownResources(name);
        shared.getResources(name).asIterator().forEachRemaining(url -> {
            if (!isHidden(url)) {
                found.add(url);
            }
        });
        return Collections.enumeration(found);
    }

    private boolean isHidden(URL resource) {
        String address = resource.toString();
        int end = address.indexOf("!/");
        return end > 0 && address.startsWith("jar:") && hidden.contains(address.substring("jar:".length(), end));
    }
}

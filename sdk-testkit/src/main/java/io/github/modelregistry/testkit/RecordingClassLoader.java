package io.github.modelregistry.testkit;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A class loader that records the names of classes and resources that are looked up in it. */
public final class RecordingClassLoader extends ClassLoader {

  private final Set<String> classes = new TreeSet<>();
  private final Set<String> resources = new TreeSet<>();

  /**
   * Creates a loader without recorded names.
   *
   * @param parent finds what is looked up
   */
  public RecordingClassLoader(ClassLoader parent) {
    super(parent);
  }

  /** Returns the names of the classes, in alphabetical order. */
  public Set<String> classes() {
    return classes;
  }

  /** Returns the names of the resources, in alphabetical order. */
  public Set<String> resources() {
    return resources;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    classes.add(name);
    return super.loadClass(name, resolve);
  }

  @Override
  public @Nullable URL getResource(String name) {
    resources.add(name);
    return super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    resources.add(name);
    return super.getResources(name);
  }
}

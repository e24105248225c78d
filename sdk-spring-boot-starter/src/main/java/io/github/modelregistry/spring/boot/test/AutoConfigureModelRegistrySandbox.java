package io.github.modelregistry.spring.boot.test;

import io.github.modelregistry.sandbox.SandboxVendor;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Connects the registries of the application under test to a sandbox, which is a bean of its
 * context; it is reset before each test, and stopped with the context. Needs {@code
 * model-registry-sandbox} on the class path of the tests.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureModelRegistrySandbox
 * class InventoryTest {
 *   @Autowired ModelRegistrySandbox sandbox;
 * }
 * }</pre>
 *
 * <p>Registries of the application keep their names. Those whose vendors the sandbox was started
 * without are not opened.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface AutoConfigureModelRegistrySandbox {

  /** The vendors to start; all if empty. */
  SandboxVendor[] vendors() default {};

  /** Whether the sandbox has no models at the start. */
  boolean empty() default false;
}

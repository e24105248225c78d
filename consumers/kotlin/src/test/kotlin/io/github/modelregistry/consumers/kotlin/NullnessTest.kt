package io.github.modelregistry.consumers.kotlin

import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.writeText
import org.assertj.core.api.Assertions.assertThat
import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The compiler sees from our annotations what may be null. The program of this project shows what compiles. */
class NullnessTest(@param:TempDir private val folder: Path) {

    @Test
    fun aValueThatMayBeNullCannotBeUsedWithoutACheck() {
        val messages =
            compile(
                """
                import io.github.modelregistry.registry.ModelRef
                import io.github.modelregistry.registry.ModelRegistry
                import io.github.modelregistry.registry.RegisteredModel
                import io.github.modelregistry.wallaroo.model.ModelEntry

                fun ofTheFacade(model: RegisteredModel) = model.name().length
                fun ofTheTypedClient(entry: ModelEntry) = entry.model().toJson()
                fun anArgument(registry: ModelRegistry) = registry.get(null as ModelRef?)
                fun allowed(model: RegisteredModel): Int? = model.name()?.length
                """
            )

        assertThat(messages).hasSize(3)
        assertThat(messages[0]).contains(":6:").contains("receiver of type 'String?'")
        assertThat(messages[1]).contains(":7:").contains("receiver of type 'Model?'")
        assertThat(messages[2]).contains(":8:").contains("actual type is 'ModelRef?'")
    }

    /** Returns the errors. */
    private fun compile(source: String): List<String> {
        val file = folder.resolve("Program.kt")
        file.writeText(source.trimIndent())
        val output = ByteArrayOutputStream()
        val status =
            K2JVMCompiler()
                .exec(
                    PrintStream(output),
                    "-no-stdlib",
                    "-no-reflect",
                    "-Xjspecify-annotations=strict",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    folder.toString(),
                    file.toString(),
                )
        assertThat(status).isEqualTo(ExitCode.COMPILATION_ERROR)
        return output.toString().lines().filter { " error: " in it }
    }
}

package io.github.modelregistry.consumers.kotlin

import io.github.modelregistry.config.Settings
import io.github.modelregistry.registry.federation.ModelRegistries
import io.github.modelregistry.sandbox.SandboxExtension
import io.github.modelregistry.sandbox.WallarooSandbox
import io.github.modelregistry.wallaroo.WallarooClient
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtendWith

@ExtendWith(SandboxExtension::class)
class InventoryTest {

    @Test
    fun theFacadeListsModels(sandbox: WallarooSandbox) {
        assertThat(lines(Settings.of(sandbox.environment())))
            .hasSize(3)
            .anySatisfy { assertThat(it).matches("wallaroo:839 yolov8n-openvino [1-9]\\d+") }
    }

    @Test
    fun theTypedClientListsModels(sandbox: WallarooSandbox) {
        ModelRegistries.fromSettings(Settings.of(sandbox.environment())).use { registries ->
            val client = registries.registry("wallaroo").unwrap(WallarooClient::class.java)

            assertThat(lines(client.orElseThrow(), 108)).contains("wallaroo:839 yolov8n-openvino")
        }
    }
}

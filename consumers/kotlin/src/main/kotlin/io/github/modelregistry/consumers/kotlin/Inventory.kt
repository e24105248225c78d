package io.github.modelregistry.consumers.kotlin

import io.github.modelregistry.config.Settings
import io.github.modelregistry.registry.RegisteredModel
import io.github.modelregistry.registry.federation.ModelRegistries
import io.github.modelregistry.wallaroo.WallarooClient
import io.github.modelregistry.wallaroo.model.ModelEntry

/** Returns a line for each model, by the facade. */
fun lines(settings: Settings): List<String> =
    ModelRegistries.fromSettings(settings).use { registries ->
        registries.models().use { models -> models.map(::line) }
    }

/** Returns a line for each model of a workspace, by the typed client. */
fun lines(client: WallarooClient, workspace: Long): List<String> =
    client.models().listModels { it.workspaceId(workspace) }.models().map(::line)

// What a vendor may leave out has a type with a question mark; everything else has none.
private fun line(model: RegisteredModel): String {
    val ref: String = model.ref().toString()
    val name: String = model.name() ?: "unnamed"
    val created: Long = model.createdAt()?.epochSecond ?: 0
    return "$ref $name $created"
}

private fun line(entry: ModelEntry): String {
    val id: Long? = entry.model()?.id()
    val name: String = entry.model()?.name() ?: "unnamed"
    return "wallaroo:$id $name"
}

package io.github.modelregistry.registry;

import static io.github.modelregistry.registry.NeutralFields.NUMBER;
import static io.github.modelregistry.registry.NeutralFields.TEXT;
import static io.github.modelregistry.registry.NeutralFields.TEXTS;
import static io.github.modelregistry.registry.NeutralFields.TIME;
import static io.github.modelregistry.registry.NeutralFields.parsed;

import io.github.modelregistry.json.JsonCodec;

/** The fields of a model in JSON: their names and order are a contract. */
final class RegisteredModelFields {

  static final NeutralFields<RegisteredModel, RegisteredModel.Builder> ALL =
      new NeutralFields<RegisteredModel, RegisteredModel.Builder>(
              RegisteredModel::builder, RegisteredModel.Builder::build)
          .add("ref", m -> m.ref(), (b, value) -> b.ref(value), parsed(ModelRef::parse))
          .derived("registry", RegisteredModel::registry)
          .add("vendor", m -> m.vendor(), (b, value) -> b.vendor(value), TEXT)
          .derived("id", RegisteredModel::id)
          .add("name", m -> m.name(), (b, value) -> b.name(value), TEXT)
          .add("namespace", m -> m.namespace(), (b, value) -> b.namespace(value), TEXT)
          .add("qualifiedName", m -> m.qualifiedName(), (b, value) -> b.qualifiedName(value), TEXT)
          .add("description", m -> m.description(), (b, value) -> b.description(value), TEXT)
          .add("status", m -> m.status(), (b, value) -> b.status(value), parsed(ModelStatus::of))
          .add("vendorStatus", m -> m.vendorStatus(), (b, value) -> b.vendorStatus(value), TEXT)
          .add("statusMessage", m -> m.statusMessage(), (b, value) -> b.statusMessage(value), TEXT)
          .add("createdAt", m -> m.createdAt(), (b, value) -> b.createdAt(value), TIME)
          .add("updatedAt", m -> m.updatedAt(), (b, value) -> b.updatedAt(value), TIME)
          .add("createdBy", m -> m.createdBy(), (b, value) -> b.createdBy(value), TEXT)
          .add("latestVersion", m -> m.latestVersion(), (b, value) -> b.latestVersion(value), TEXT)
          .add("framework", m -> m.framework(), (b, value) -> b.framework(value), TEXT)
          .add("sizeBytes", m -> m.sizeBytes(), (b, value) -> b.sizeBytes(value), NUMBER)
          .add("sha256", m -> m.sha256(), (b, value) -> b.sha256(value), TEXT)
          .add("tags", m -> m.tags(), (b, value) -> b.tags(value), TEXTS)
          .add("uri", m -> m.uri(), (b, value) -> b.uri(value), TEXT);
  static final JsonCodec<RegisteredModel> CODEC = ALL.codec();

  private RegisteredModelFields() {}
}

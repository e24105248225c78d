package io.github.modelregistry.registry;

import static io.github.modelregistry.registry.NeutralFields.FLAG;
import static io.github.modelregistry.registry.NeutralFields.NUMBER;
import static io.github.modelregistry.registry.NeutralFields.TEXT;
import static io.github.modelregistry.registry.NeutralFields.TEXTS;
import static io.github.modelregistry.registry.NeutralFields.TIME;
import static io.github.modelregistry.registry.NeutralFields.parsed;

import io.github.modelregistry.json.JsonCodec;

/** The fields of a version in JSON: their names and order are a contract. */
final class ModelVersionFields {

  static final NeutralFields<ModelVersion, ModelVersion.Builder> ALL =
      new NeutralFields<ModelVersion, ModelVersion.Builder>(
              ModelVersion::builder, ModelVersion.Builder::build)
          .add("ref", v -> v.ref(), (b, value) -> b.ref(value), parsed(ModelVersionRef::parse))
          .derived("version", ModelVersion::version)
          .add("vendorId", v -> v.vendorId(), (b, value) -> b.vendorId(value), TEXT)
          .add("name", v -> v.name(), (b, value) -> b.name(value), TEXT)
          .add("status", v -> v.status(), (b, value) -> b.status(value), parsed(ModelStatus::of))
          .add("vendorStatus", v -> v.vendorStatus(), (b, value) -> b.vendorStatus(value), TEXT)
          .add("statusMessage", v -> v.statusMessage(), (b, value) -> b.statusMessage(value), TEXT)
          .add("createdAt", v -> v.createdAt(), (b, value) -> b.createdAt(value), TIME)
          .add("createdBy", v -> v.createdBy(), (b, value) -> b.createdBy(value), TEXT)
          .add("sizeBytes", v -> v.sizeBytes(), (b, value) -> b.sizeBytes(value), NUMBER)
          .add("sha256", v -> v.sha256(), (b, value) -> b.sha256(value), TEXT)
          .add("framework", v -> v.framework(), (b, value) -> b.framework(value), TEXT)
          .add("tags", v -> v.tags(), (b, value) -> b.tags(value), TEXTS)
          .add("uri", v -> v.uri(), (b, value) -> b.uri(value), TEXT)
          .add("deployed", v -> v.deployed(), (b, value) -> b.deployed(value), FLAG);
  static final JsonCodec<ModelVersion> CODEC = ALL.codec();

  private ModelVersionFields() {}
}
